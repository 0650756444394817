// The server audit of graphql-http, for each { url }.
import { serverAudits } from "graphql-http";
import { answer } from "../lines.mjs";

await answer(async ({ url }) => {
  const items = [];
  for (const { id, name, fn } of serverAudits({ url })) {
    const { status, reason } = await fn();
    items.push({ id, name, status, reason: reason ?? null });
  }
  return items;
});
process.exit();
