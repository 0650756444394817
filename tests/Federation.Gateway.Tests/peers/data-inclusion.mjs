import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { answerEach } from './lines.mjs';

const ajv = new Ajv2020({ allErrors: true });
addFormats(ajv);
const { $defs } = JSON.parse(readFileSync(new URL('./data-inclusion.schema.json', import.meta.url), 'utf8'));
const validate = Object.fromEntries(['structure', 'service'].map((kind) => [kind, ajv.compile({ $defs, type: 'array', items: { $ref: `#/$defs/${kind}` } })]));

// A list and what it is a list of in; out: what is wrong with it.
await answerEach(({ kind, text }) => {
  const check = validate[kind];
  return { faults: check(JSON.parse(text)) ? [] : ajv.errorsText(check.errors, { separator: '\n' }).split('\n') };
});
