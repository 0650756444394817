import { readFileSync } from 'node:fs';
import { parseAtomFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { answerEach } from './lines.mjs';
import { illFormed, invalid } from './xml.mjs';

const grammar = readFileSync(new URL('./atom.rng', import.meta.url), 'utf8');

// A feed in; out: what is wrong with it, and what two readers read in it.
await answerEach(async (text) => {
  const faults = [...illFormed(text), ...(await invalid(text, grammar, 'relaxng'))];
  if (faults.length > 0) {
    return { faults };
  }
  const { items } = await new RssParser().parseString(text);
  return { faults, feed: parseAtomFeed(text), others: items.map(({ id, title, link, summary }) => ({ id, title, link, summary })) };
});
