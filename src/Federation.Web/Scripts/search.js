// The search of offers, answered in place. Without this script the same form and the same links open the same pages.
import { combobox } from "./search/combobox.js";
import { isSheet, show } from "./search/parts.js";

const root = document.querySelector("[data-search]");
if (root) {
  const form = document.getElementById("recherche");
  const filters = document.getElementById("filtres");
  const results = document.getElementById("resultats");
  const said = root.querySelector("[data-said]");
  const apply = root.querySelector("[data-apply]");
  const here = () => location.pathname + location.search;
  let asking, shown = here();

  const say = text => { said.textContent = text; };

  const toResults = () => {
    const total = document.getElementById("total");
    total.focus({ preventScroll: true });
    if (total.getBoundingClientRect().top < 0) total.scrollIntoView();
  };

  /** What the form asks: fields left empty ask nothing. */
  const asked = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value !== "" && !(name === "autour" && value === "0")));
    const text = String(query);
    return form.getAttribute("action") + (text && `?${text}`);
  };

  const label = () => { apply.textContent = results.dataset.total === "Aucune offre" ? "Voir le résultat" : `Voir : ${results.dataset.total.toLowerCase()}`; };

  /** @param {{ push?: boolean, read?: boolean }} how push: a new step of the history; read: go to the list */
  async function go(address, { push = true, read = false } = {}) {
    asking?.abort();
    const { signal } = asking = new AbortController();
    results.setAttribute("aria-busy", "true");
    dispatchEvent(new CustomEvent("asked", { detail: "Recherche en cours…" }));
    let html;
    try {
      const reply = await fetch(address, { headers: { "X-Fragment": "1" }, credentials: "same-origin", signal });
      if (!reply.ok) throw new Error(String(reply.status));
      html = await reply.text();
    } catch {
      // The page itself says what is wrong.
      if (!signal.aborted) location.assign(address);
      return;
    }
    if (signal.aborted) return;
    dispatchEvent(new Event("answered"));
    const kept = show(new DOMParser().parseFromString(html, "text/html"));
    results.removeAttribute("aria-busy");
    shown = results.dataset.address;
    if (push && shown !== here()) history.pushState(null, "", shown);
    label();
    if (read || !kept) toResults();
    if (!read) say(results.dataset.total);
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    if (isSheet(filters)) filters.hidePopover();
    go(asked(), { read: true });
  });
  root.addEventListener("change", event => {
    if (event.target.form === form && event.target.matches("select, [type=checkbox], [type=radio]")) go(asked());
  });
  root.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute("href");
    if (href !== "/offres" && !href.startsWith("/offres?")) return;
    event.preventDefault();
    go(href, { read: "page" in link.dataset });
  });
  apply.addEventListener("click", event => {
    event.preventDefault();
    if (isSheet(filters)) filters.hidePopover();
    toResults();
  });
  addEventListener("popstate", () => {
    // A jump within the page is none to another search.
    if (here() !== shown) go(here(), { push: false });
  });

  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const submit = () => form.requestSubmit();
  const words = document.getElementById("mots"), place = document.getElementById("lieu");
  combobox(words, async (typed, signal) => {
    const reply = await fetch(`${words.dataset.suggest}?mots=${encodeURIComponent(typed)}`, { signal, credentials: "same-origin" });
    return reply.ok ? (await reply.json())[1] : [];
  }, submit, say);
  const places = [...document.querySelectorAll(`${place.dataset.suggest} option`)].map(option => ({ text: option.value, plain: plain(option.value) }));
  combobox(place, typed => {
    const asked = plain(typed.trim());
    const rank = known => known.plain.startsWith(asked) || known.plain.includes(`(${asked}`) ? 0 : known.plain.split(/[^a-z0-9]+/).some(word => word.startsWith(asked)) ? 1 : 2;
    return places.map(known => ({ ...known, rank: rank(known) })).filter(known => known.rank < 2).sort((a, b) => a.rank - b.rank).slice(0, 8).map(known => known.text);
  }, submit, say);
  label();
  root.dataset.ready = "";
}
