import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import { createClient } from "graphql-ws";
import "graphiql/style.css";
import "./page.css";

const url = location.pathname;
const sockets = createClient({ url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${url}`, lazy: true });

const isSubscription = ({ operationName }, document) => document?.definitions.some(definition =>
  definition.kind === "OperationDefinition" && definition.operation === "subscription"
  && (!operationName || definition.name?.value === operationName));

async function ask(request, headers) {
  const response = await fetch(url, {
    method: "POST", body: JSON.stringify(request),
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json", ...headers },
  });
  return response.json();
}

const fetcher = (request, { documentAST, headers } = {}) =>
  isSubscription(request, documentAST) ? sockets.iterate(request) : ask(request, headers);

const welcome = `# Écrivez une requête à gauche, puis Ctrl+Entrée pour l’exécuter.
# Ctrl+Espace propose les champs ; la documentation s’ouvre par le livre, en haut à gauche.

`;

createRoot(document.getElementById("graphiql"))
  .render(createElement(GraphiQL, { fetcher, defaultQuery: welcome, isHeadersEditorEnabled: false, inputValueDeprecation: true }));
