import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parseJsonFeed } from 'feedsmith';
import schema from 'jsonfeed-schema';
import { answerEach } from './lines.mjs';

const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats(ajv);
const validate = ajv.compile(schema);

// A feed in; out: what is wrong with it, and what a reader reads in it.
await answerEach((text) => {
  const feed = JSON.parse(text);
  return validate(feed) ? { faults: [], feed: parseJsonFeed(text) } : { faults: ajv.errorsText(validate.errors, { separator: '\n' }).split('\n') };
});
