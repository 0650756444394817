import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { answerEach } from './lines.mjs';

const folder = new URL('../../../schemas/feed/', import.meta.url);
const ajv = new Ajv({ allErrors: true, strict: true });
addFormats(ajv);
const schemas = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
schemas.forEach((schema) => ajv.addSchema(schema));
schemas.forEach((schema) => ajv.compile(schema));

// A value and the name of its schema in; out: what is wrong with it. Of an entry, and of those in a message, the data is looked at too.
await answerEach(({ schema, value }) => {
  const entries = schema === 'entry' ? [value] : schema === 'message' ? value.entries ?? [] : [];
  return [...faults(schema, value), ...entries.flatMap((entry) => faults(`${entry.kind}.v${entry.form}`, entry.data))];
});

function faults(name, value) {
  const validate = ajv.getSchema(`urn:federation:feed:${name}`);
  if (!validate) {
    return [`no schema ${name}`];
  }
  return validate(value) ? [] : validate.errors.map((error) => `${name}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
