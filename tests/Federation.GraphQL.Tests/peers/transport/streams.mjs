import { createClient } from "graphql-sse";
import { ask, collect, resumes, same, until } from "./tools.mjs";

const open = (url, more = {}) => createClient({ url, retryAttempts: 0, ...more });
const token = "X-GraphQL-Event-Stream-Token";
const send = (url, method, headers = {}, body = undefined) =>
  fetch(url, { method, headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) }, body: body && JSON.stringify(body) });

/** What both modes of the protocol must do alike. */
const both = {
  async query(url, singleConnection) {
    const client = open(url, { singleConnection });
    same(await collect(client, { query: "query Q($name: String!) { hello(name: $name) }", variables: { name: "é\n😀" } }), [{ data: { hello: "Bonjour é\n😀" } }]);
    client.dispose();
  },

  async mutation(url, singleConnection) {
    const client = open(url, { singleConnection });
    same(await collect(client, { query: "mutation { set(value: 9) }" }), [{ data: { set: 9 } }]);
    client.dispose();
  },

  async subscription(url, singleConnection) {
    const client = open(url, { singleConnection });
    same(await collect(client, { query: "subscription { count(to: 3) }" }), [1, 2, 3].map(count => ({ data: { count } })));
    client.dispose();
  },

  async manyAtOnce(url, singleConnection) {
    const client = open(url, { singleConnection });
    const all = await Promise.all(Array.from({ length: 30 }, (_, i) => collect(client, { query: `subscription { count(to: ${i}) }` })));
    all.forEach((results, i) => same(results.map(result => result.data.count), Array.from({ length: i }, (_, n) => n + 1)));
    client.dispose();
  },

  async stoppedByTheClient(url, singleConnection) {
    const client = open(url, { singleConnection });
    const results = [];
    for await (const result of client.iterate({ query: "subscription { ticks }" })) {
      results.push(result.data.ticks);
      if (results.length === 3) break;
    }
    same(results, [1, 2, 3]);
    await until(url, "{ open }", { open: 0 });
    client.dispose();
  },

  async reconnects(url, singleConnection) {
    let connected = 0;
    const client = open(url, { singleConnection, retryAttempts: 3, retry: async () => {}, on: { connected: () => connected++ } });
    await resumes(client, () => ask(url, "mutation { drop }"));
    same(connected, 2);
    client.dispose();
  },
};

export const scenarios = {
  ...Object.fromEntries(Object.entries(both).flatMap(([name, run]) => [[`${name}Distinct`, url => run(url, false)], [`${name}Single`, url => run(url, true)]])),

  async errorsAreEvents(url) {
    const client = open(url);
    const [result] = await collect(client, { query: "{ nothing }" });
    same(result.errors[0].extensions.code, "validation");
    same((await collect(client, { query: "subscription { refused }" }))[0].errors.length, 1);
    client.dispose();
  },

  async subscribesByUrl(url) {
    const response = await send(`${url}?query=${encodeURIComponent("subscription { count(to: 2) }")}`, "GET", { accept: "text/event-stream" });
    same([response.status, response.headers.get("content-type"), response.headers.get("cache-control")], [200, "text/event-stream; charset=utf-8", "no-store"]);
    same(await response.text(), ":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata: \n\n");
  },

  async aUrlChangesNothing(url) {
    const response = await send(`${url}?query=${encodeURIComponent("mutation { set(value: 666) }")}`, "GET", { accept: "text/event-stream" });
    same((await response.text()).includes("method-not-allowed"), true);
    same((await ask(url, "{ value }")).value === 666, false);
  },

  async foreignOrigin(url) {
    const from = origin => send(`${url}?query={hello}`, "GET", { accept: "text/event-stream", origin }).then(response => response.status);
    same(await from("https://evil.example"), 403);
    same(await from(url.replace("/graphql", "")), 200);
    same((await send(url, "PUT", { origin: "https://evil.example" })).status, 403);
  },

  async reservations(url) {
    const reserved = await send(url, "PUT");
    const ticket = { [token]: await reserved.text() };
    same([reserved.status, ticket[token].length > 40], [201, true]);
    const statuses = {};
    const end = new AbortController();
    const stream = await fetch(url, { headers: { accept: "text/event-stream", ...ticket }, signal: end.signal });
    statuses.opened = stream.status;
    statuses.openedTwice = (await send(url, "GET", { accept: "text/event-stream", ...ticket })).status;
    statuses.unknown = (await send(url, "GET", { accept: "text/event-stream", [token]: "x" })).status;
    statuses.unknownPost = (await send(url, "POST", { [token]: "x" }, { query: "{hello}", extensions: { operationId: "1" } })).status;
    statuses.withoutId = (await send(url, "POST", ticket, { query: "{hello}" })).status;
    statuses.invalid = (await send(url, "POST", ticket, { query: "{nothing}", extensions: { operationId: "1" } })).status;
    statuses.started = (await send(url, "POST", ticket, { query: "subscription { ticks }", extensions: { operationId: "1" } })).status;
    statuses.duplicate = (await send(url, "POST", ticket, { query: "{hello}", extensions: { operationId: "1" } })).status;
    statuses.stopped = (await send(`${url}?operationId=1`, "DELETE", ticket)).status;
    statuses.stoppedAgain = (await send(`${url}?operationId=1`, "DELETE", ticket)).status;
    statuses.stopNothing = (await send(url, "DELETE", ticket)).status;
    statuses.stopNowhere = (await send(`${url}?operationId=1`, "DELETE")).status;
    statuses.byParameter = (await send(`${url}?token=${ticket[token]}`, "POST", {}, { query: "{hello}", extensions: { operationId: "1" } })).status;
    await until(url, "{ open }", { open: 0 });
    end.abort();
    same(statuses, {
      opened: 200, openedTwice: 409, unknown: 404, unknownPost: 404, withoutId: 400, invalid: 400, started: 202, duplicate: 409,
      stopped: 200, stoppedAgain: 200, stopNothing: 400, stopNowhere: 404, byParameter: 202,
    });
  },

  async operationsWaitForTheirStream(url) {
    const ticket = { [token]: await (await send(url, "PUT")).text() };
    const early = send(url, "POST", ticket, { query: "{ hello }", extensions: { operationId: "early" } });
    const end = new AbortController();
    const stream = await fetch(url, { headers: { accept: "text/event-stream", ...ticket }, signal: end.signal });
    same((await early).status, 202);
    let text = "";
    for await (const chunk of stream.body) if ((text += Buffer.from(chunk)).includes("complete")) break;
    same(text, ":\n\nevent: next\ndata: {\"id\":\"early\",\"payload\":{\"data\":{\"hello\":\"Bonjour monde\"}}}\n\nevent: complete\ndata: {\"id\":\"early\"}\n\n");
    end.abort();
  },

  async tooManyReservations(url) {
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await send(url, "PUT")).status);
    same(statuses, [201, 201, 201, 503]);
  },
};
