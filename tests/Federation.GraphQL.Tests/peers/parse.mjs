import { parse, print } from 'graphql';
import { answer } from './lines.mjs';

// A text in; its printed document out, or the first error's message and place. Selection sets are not empty in any edition of the specification.
await answer((text) => {
  try {
    return { printed: print(parse(text, { allowEmptySelectionSets: false })) };
  } catch (error) {
    if (error.locations === undefined) {
      throw error;
    }
    // A message may quote half of a surrogate pair, which UTF-8 cannot carry.
    return { message: error.message.toWellFormed(), ...error.locations[0] };
  }
});
