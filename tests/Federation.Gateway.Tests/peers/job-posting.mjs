import Validator from '@adobe/structured-data-validator';
import { answer } from './lines.mjs';
import { expand, misuses } from './schema-org.mjs';

// A JSON-LD text in; out: what is wrong with it, and its type once expanded.
await answer(async (texts) => {
  const vocabulary = misuses(texts, 's.WithContext<s.JobPosting>');
  return Promise.all(texts.map(async (text, i) => {
    const issues = await new Validator().validate({ jsonld: { JobPosting: [JSON.parse(text)] } });
    const [expanded] = await expand(text);
    return {
      faults: [...vocabulary[i], ...issues.filter((issue) => issue.severity === 'ERROR').map((issue) => issue.issueMessage)],
      type: expanded['@type'][0],
      properties: Object.keys(expanded).length,
    };
  }));
});
