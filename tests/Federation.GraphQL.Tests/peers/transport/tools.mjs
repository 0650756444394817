import { deepStrictEqual } from "node:assert";

export const same = (actual, expected, message) => deepStrictEqual(JSON.parse(JSON.stringify(actual ?? null)), expected, message);

/** Asks over HTTP, beside the client that is tested. */
export async function ask(url, query, variables) {
  const response = await fetch(url, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }),
  });
  return (await response.json()).data;
}

/** Asks again until the answer is the expected one; the scenario's own limit ends it. */
export async function until(url, query, expected) {
  for (;;) {
    const data = await ask(url, query);
    if (JSON.stringify(data) === JSON.stringify(expected)) return;
    await new Promise(next => setTimeout(next, 10));
  }
}

/** Everything an operation of a graphql-ws or graphql-sse client gives, or what it fails with. */
export function collect(client, request, each = () => {}) {
  return new Promise((resolve, reject) => {
    const all = [];
    client.subscribe(request, { next: value => { all.push(value); each(value, all); }, error: reject, complete: () => resolve(all) });
  });
}

/** Cuts a client's connection after the first tick, and waits for the first tick of the next. */
export async function resumes(client, cut) {
  let begun = 0;
  for await (const { data } of client.iterate({ query: "subscription { ticks }" })) {
    if (data.ticks === 1 && ++begun === 2) return;
    if (begun === 1 && data.ticks === 1) await cut();
  }
}
