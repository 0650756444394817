import robotsParser from 'robots-parser';
import { answerEach } from './lines.mjs';

// A robots.txt, its address and other addresses in; out: the sitemaps it names and which of the addresses a robot may read.
await answerEach(({ address, text, pages }) => {
  const robots = robotsParser(address, text);
  return { sitemaps: robots.getSitemaps(), allowed: pages.filter((page) => robots.isAllowed(page, 'anybot')) };
});
