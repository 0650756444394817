import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { ask, collect, resumes, same, until } from "./tools.mjs";

const open = (url, more = {}) => createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, lazy: true, ...more });

/** A socket without a client: what is written is sent as it is; resolves to the close frame. */
function raw(url, protocol, said = () => {}, options = {}) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace("http", "ws"), protocol, options);
    socket.on("open", () => said(socket, null));
    socket.on("message", data => said(socket, JSON.parse(data)));
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on("error", reject);
  });
}

/** Initialises, then sends each of these. */
const after = (...messages) => (socket, message) => {
  if (message === null) socket.send(JSON.stringify({ type: "connection_init" }));
  else if (message.type === "connection_ack") for (const each of messages) socket.send(typeof each === "string" || each instanceof Uint8Array ? each : JSON.stringify(each));
};

const subscribe = (id, query) => ({ type: "subscribe", id, payload: { query } });
const protocol = "graphql-transport-ws";

export const scenarios = {
  async query(url) {
    const client = open(url);
    same(await collect(client, { query: "query Q($name: String!) { hello(name: $name) }", operationName: "Q", variables: { name: "Bretagne 😀" } }), [{ data: { hello: "Bonjour Bretagne 😀" } }]);
    await client.dispose();
  },

  async mutation(url) {
    const client = open(url);
    same(await collect(client, { query: "mutation { set(value: 7) }" }), [{ data: { set: 7 } }]);
    same(await ask(url, "{ value }"), { value: 7 });
    await client.dispose();
  },

  async subscription(url) {
    const client = open(url);
    same(await collect(client, { query: "subscription { count(to: 3) }" }), [1, 2, 3].map(count => ({ data: { count } })));
    await client.dispose();
  },

  async manyAtOnce(url) {
    const client = open(url);
    const all = await Promise.all(Array.from({ length: 50 }, (_, i) => collect(client, { query: `subscription { count(to: ${i}) }` })));
    all.forEach((results, i) => same(results.map(result => result.data.count), Array.from({ length: i }, (_, n) => n + 1)));
    await client.dispose();
  },

  async fieldError(url) {
    const client = open(url);
    const [result] = await collect(client, { query: "{ fails hello }" });
    same(result.data, { fails: null, hello: "Bonjour monde" });
    same(result.errors[0].path, ["fails"]);
    await client.dispose();
  },

  async refusedDocument(url) {
    const client = open(url);
    const errors = await collect(client, { query: "{ nothing }" }).then(() => null, errors => errors);
    same(Array.isArray(errors), true);
    same(errors[0].extensions.code, "validation");
    same(await collect(client, { query: "{ hello }" }), [{ data: { hello: "Bonjour monde" } }], "the socket lives on");
    await client.dispose();
  },

  async refusedSource(url) {
    const client = open(url);
    const errors = await collect(client, { query: "subscription { refused }" }).then(() => null, errors => errors);
    same(Array.isArray(errors), true);
    await client.dispose();
  },

  async brokenSource(url) {
    const client = open(url);
    const seen = [];
    const errors = await collect(client, { query: "subscription { breaks(after: 2) }" }, result => seen.push(result)).then(() => null, errors => errors);
    same(seen, [1, 2].map(breaks => ({ data: { breaks } })));
    same(errors.map(error => error.extensions.code), ["internal"]);
    await client.dispose();
  },

  async stoppedByTheClient(url) {
    const client = open(url);
    const results = [];
    for await (const result of client.iterate({ query: "subscription { ticks }" })) {
      results.push(result.data.ticks);
      if (results.length === 3) break;
    }
    same(results, [1, 2, 3]);
    await until(url, "{ open }", { open: 0 });
    await client.dispose();
  },

  async vanished(url) {
    const client = open(url, { retryAttempts: 0 });
    await new Promise(seen => client.subscribe({ query: "subscription { ticks }" }, { next: seen, error: () => {}, complete: () => {} }));
    same(await ask(url, "{ open }"), { open: 1 });
    client.terminate();
    await until(url, "{ open }", { open: 0 });
  },

  async reconnects(url) {
    let connected = 0;
    const client = open(url, { retryWait: async () => {}, on: { connected: () => connected++ } });
    await resumes(client, () => client.terminate());
    same(connected, 2);
    await client.dispose();
  },

  async pings(url) {
    let pongs = 0;
    await new Promise(enough => {
      const client = open(url, { lazy: false, keepAlive: 5, on: { pong: received => { if (received && ++pongs === 3) enough(client.dispose()); } } });
    });
  },

  async pongCarriesThePayload(url) {
    let pong;
    const end = await raw(url, protocol, (socket, message) => {
      if (message === null) socket.send(JSON.stringify({ type: "ping", payload: { a: ["é"] } }));
      else { pong = message; socket.close(1000); }
    });
    same(pong, { type: "pong", payload: { a: ["é"] } });
    same(end.code, 1000);
  },

  async authenticated(url) {
    const client = open(url, { connectionParams: { token: "sésame" } });
    same(await collect(client, { query: "{ who }" }), [{ data: { who: "sésame" } }]);
    await client.dispose();
  },

  async forbidden(url) {
    const client = open(url, { connectionParams: { token: "wrong" }, retryAttempts: 0 });
    const event = await collect(client, { query: "{ who }" }).then(() => null, event => event);
    same([event.code, event.reason], [4403, "Forbidden"]);
  },

  async idIsFreeOnceComplete(url) {
    const seen = [];
    await raw(url, protocol, (socket, message) => {
      after(subscribe("1", "{ hello }"))(socket, message);
      if (message?.id) seen.push(message.type);
      if (message?.type === "complete") seen.length < 4 ? socket.send(JSON.stringify(subscribe("1", "{ hello }"))) : socket.close(1000);
    });
    same(seen, ["next", "complete", "next", "complete"]);
  },

  async unknownIdsAreIgnored(url) {
    const end = await raw(url, protocol, (socket, message) => {
      after({ type: "complete", id: "never" }, { type: "pong" }, subscribe("1", "{ hello }"))(socket, message);
      if (message?.type === "complete") socket.close(1000);
    });
    same(end.code, 1000);
  },

  async closesWithTheProtocolsCodes(url) {
    const codes = {};
    codes.garbage = (await raw(url, protocol, after("{"))).code;
    codes.unknownType = (await raw(url, protocol, after({ type: "start" }))).code;
    codes.binary = (await raw(url, protocol, after(new Uint8Array([123, 125])))).code;
    codes.badPayload = (await raw(url, protocol, after({ type: "subscribe", id: "1", payload: { query: 1 } }))).code;
    codes.batch = (await raw(url, protocol, after({ type: "subscribe", id: "1", payload: [] }))).code;
    codes.tooBig = (await raw(url, protocol, after({ type: "ping", payload: { a: "x".repeat(1_000_000) } }))).code;
    codes.unauthorised = (await raw(url, protocol, (socket, message) => message ?? socket.send(JSON.stringify(subscribe("1", "{ hello }"))))).code;
    codes.twoInits = (await raw(url, protocol, after({ type: "connection_init" }))).code;
    codes.duplicate = (await raw(url, protocol, after(subscribe("1", "subscription { ticks }"), subscribe("1", "{ hello }")))).code;
    codes.otherProtocol = (await raw(url, [])).code;
    same(codes, {
      garbage: 4400, unknownType: 4400, binary: 4400, badPayload: 4400, batch: 4400, tooBig: 1009,
      unauthorised: 4401, twoInits: 4429, duplicate: 4409, otherProtocol: 4406,
    });
  },

  async closeReasonsFit(url) {
    const id = "é".repeat(200);
    const end = await raw(url, protocol, after(subscribe(id, "subscription { ticks }"), subscribe(id, "{ hello }")));
    same(end, { code: 4409, reason: `Subscriber for ${"é".repeat(54)}` });
  },

  async lateInit(url) {
    same(await raw(url, protocol), { code: 4408, reason: "Connection initialisation timeout" });
  },

  async foreignOrigin(url) {
    const refused = await raw(url, protocol, () => {}, { origin: "https://evil.example" }).then(() => null, error => error.message);
    same(refused, "Unexpected server response: 403");
    const own = await raw(url, protocol, socket => socket.close(1000), { origin: url.replace("/graphql", "") });
    same(own.code, 1000);
  },

  async tooManyOperations(url) {
    const errors = [];
    await raw(url, protocol, (socket, message) => {
      after(...["1", "2", "3"].map(id => subscribe(id, "subscription { ticks }")))(socket, message);
      if (message?.type === "error") { errors.push(message); socket.close(1000); }
    });
    same(errors.map(({ id, payload }) => [id, payload[0].extensions.code]), [["3", "too-many-operations"]]);
  },

  async goingAway(url) {
    const end = raw(url, protocol, after(subscribe("1", "subscription { ticks }")));
    await until(url, "{ open }", { open: 1 });
    await ask(url, "mutation { stopServer }");
    same(await end, { code: 1001, reason: "The server is going down" });
  },
};
