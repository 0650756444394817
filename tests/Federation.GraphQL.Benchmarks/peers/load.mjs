// node load.mjs <port> <request name> <seconds> <connections> <workers>: one line of JSON.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [port, name, seconds, connections, workers] = process.argv.slice(2);
const request = JSON.parse(readFileSync(new URL('./requests.json', import.meta.url), 'utf8'))[name];
const result = await autocannon({
  url: `http://127.0.0.1:${port}/graphql`,
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(request),
  connections: Number(connections),
  duration: Number(seconds),
  workers: Number(workers),
});
console.log(JSON.stringify({
  perSecond: result.requests.average, total: result.requests.total, p50: result.latency.p50, p99: result.latency.p99,
  refused: result.non2xx + result.errors + result.timeouts,
}));
