import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { setNonce } from "get-nonce";
import { GraphiQL } from "graphiql";
import { getOperationAST, parse } from "graphql";
import { createClient } from "graphql-ws";
import "graphiql/style.css";
import "./page.css";

const url = location.pathname;
const sockets = createClient({ url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${url}`, lazy: true });

// Dialogs add a style sheet of their own, which the page's policy lets in by its nonce only.
setNonce(document.querySelector("link[nonce]").nonce);

function isSubscription({ query, operationName }) {
  try {
    return getOperationAST(parse(query), operationName)?.operation === "subscription";
  } catch {
    return false;
  }
}

async function ask(request, headers) {
  const response = await fetch(url, {
    method: "POST", body: JSON.stringify(request),
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json", ...headers },
  });
  return response.json();
}

const fetcher = (request, { headers } = {}) => isSubscription(request) ? sockets.iterate(request) : ask(request, headers);

const welcome = `# Écrivez votre requête ici.
# Ctrl+Entrée l’exécute, Ctrl+Espace propose les champs.
# Le livre, en haut à gauche, ouvre la documentation.

`;

createRoot(document.getElementById("graphiql"))
  .render(createElement(GraphiQL, { fetcher, defaultQuery: welcome, isHeadersEditorEnabled: false, showPersistHeadersSettings: false, inputValueDeprecation: true }));
