import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Readable } from 'node:stream';
import { parseSitemap, XMLToSitemapIndexStream } from 'sitemap';
import { answerEach } from './lines.mjs';
import { illFormed, invalid } from './xml.mjs';

const schema = readFileSync(fileURLToPath(new URL('./node_modules/sitemap/schema/sitemap.xsd', import.meta.url)), 'utf8');

// A sitemap or an index in; out: what is wrong with it, and its addresses. The package's schema has no index; its reader of them refuses what it does not know.
await answerEach(async (text) => {
  const faults = illFormed(text);
  if (faults.length > 0) {
    return { faults };
  }
  if (text.includes('<sitemapindex')) {
    const entries = [];
    for await (const entry of Readable.from([text]).pipe(new XMLToSitemapIndexStream({ level: 'throw' }))) {
      entries.push(entry);
    }
    return { faults, index: true, entries: entries.map(({ url, lastmod }) => ({ url, lastmod })) };
  }
  faults.push(...(await invalid(text, schema, 'schema')));
  return { faults, index: false, entries: faults.length > 0 ? [] : (await parseSitemap(Readable.from([text]))).map(({ url, lastmod }) => ({ url, lastmod })) };
});
