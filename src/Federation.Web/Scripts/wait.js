// Whatever lasts is seen to last: words and a moving line as soon as an answer is slow, and which button waits for it.
// Without this script the browser's own sign says the same.
const patience = 500; // milliseconds: what is quicker needs no words, and what flickers disturbs
const longest = 30_000; // milliseconds: a page that was stopped by hand tells nobody

const said = document.createElement("p");
said.className = "lasts";
said.setAttribute("aria-live", "polite");
document.body.append(said);
let timer, button;

function end() {
  clearTimeout(timer);
  said.replaceChildren();
  button?.removeAttribute("aria-busy");
  button = null;
}

function begin(words, by) {
  end();
  timer = setTimeout(() => {
    button = by;
    button?.setAttribute("aria-busy", "true");
    said.append(Object.assign(document.createElement("span"), { textContent: words }));
    timer = setTimeout(end, longest);
  }, patience);
}

/** A page of this site, in this window; a file with an ending is saved or opened elsewhere, and this page stays. */
function leaves(link, event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin || /\.[a-z]+$/.test(link.pathname)) return false;
  return !(link.hash && link.pathname === location.pathname && link.search === location.search);
}

addEventListener("submit", event => {
  if (!event.defaultPrevented) begin(event.target.method === "get" ? "Recherche en cours…" : "Envoi en cours…", event.submitter);
});
addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (link && leaves(link, event)) begin("La page arrive…", null);
});
// Of parts that are asked for in place.
addEventListener("asked", event => begin(event.detail, null));
addEventListener("answered", end);
// Back from the next page: this one comes from memory as it was left.
addEventListener("pageshow", end);
