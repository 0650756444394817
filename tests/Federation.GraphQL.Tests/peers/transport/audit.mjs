// The server audit of graphql-http: node audit.mjs <url>; one JSON line for each item.
import { serverAudits } from "graphql-http";

const [, , url] = process.argv;
for (const { id, name, fn } of serverAudits({ url })) {
  const result = await fn();
  console.log(JSON.stringify({ id, name, status: result.status, reason: result.reason ?? null }));
}
