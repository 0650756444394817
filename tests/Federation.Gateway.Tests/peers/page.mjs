import { parse, parseFragment } from 'parse5';
import { answerEach } from './lines.mjs';

// A text put into a script element of a page, and a piece of HTML put after it; out: what a browser's parser sees.
await answerEach(({ data, html }) => {
  const page = parse(`<!doctype html><html lang="fr"><head><title>t</title><script type="application/ld+json">${data}</script></head><body>${html}<p id="after">after</p></body></html>`);
  const scripts = all(page, 'script');
  const pieces = parseFragment(html);
  const elements = [...walk(pieces)].filter((node) => node.tagName);
  return {
    scripts: scripts.length,
    data: scripts[0].childNodes.map((node) => node.value).join(''),
    after: all(page, 'p').some((node) => node.attrs.some(({ value }) => value === 'after')),
    elements: [...new Set(elements.map((node) => node.tagName))],
    attributes: elements.reduce((sum, node) => sum + node.attrs.length, 0),
    text: [...walk(pieces)].filter((node) => node.nodeName === '#text').map((node) => node.value).join('\n'),
    comments: [...walk(page)].filter((node) => node.nodeName === '#comment').length,
  };
});

function all(root, name) {
  return [...walk(root)].filter((node) => node.tagName === name);
}

function* walk(root) {
  const rest = [root];
  while (rest.length > 0) {
    const node = rest.pop();
    yield node;
    rest.push(...(node.childNodes ?? []).toReversed());
  }
}
