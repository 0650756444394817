import { buildASTSchema, parse, print, printSchema, validateSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { answer } from './lines.mjs';

const faults = (errors) =>
  errors.map(({ message, locations }) => ({
    message: message.replace(/ Did you mean .*\?( Found: |$)/s, (_, found) => (found ? ', found: ' : '')).replace(/\., found: /, ', found: ').toWellFormed(),
    at: (locations ?? []).map(({ line, column }) => `${line}:${column}`).join(' '),
  }));

// A schema's text in; every fault of it out, or both of its printed forms.
await answer((text) => {
  let document;
  try {
    document = parse(text, { allowEmptySelectionSets: false });
  } catch (error) {
    return { faults: faults([error]) };
  }
  const first = validateSDL(document);
  if (first.length > 0) {
    return { faults: faults(first) };
  }
  try {
    const schema = buildASTSchema(document);
    const second = validateSchema(schema);
    return second.length > 0 ? { faults: faults(second) } : { schema: printSchema(schema), document: print(document) };
  } catch (error) {
    // It stops at the first thing that it does not expect, such as a reason that is no text, and names no place.
    return { unbuilt: String(error.message).toWellFormed() };
  }
});
