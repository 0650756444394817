import { readFileSync } from 'node:fs';
import { answerEach } from './lines.mjs';
import { illFormed, invalid } from './xml.mjs';

const grammar = readFileSync(new URL('./lheo.rng', import.meta.url), 'utf8');

// A file in; out: every departure from XML and from the grammar.
await answerEach(async (text) => ({ faults: [...illFormed(text), ...(await invalid(text, grammar, 'relaxng'))] }));
