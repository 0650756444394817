// The part of a page that is read again when something changed. What is being read never moves.
import { count } from "./waiting.js";

const touchRest = 60_000; // a part touched less than a minute ago is being read

export class Fragment {
  /** Each time the page was read again, shown or not. */
  onread = () => {};
  #root; #select; #url; #news; #waiting = null;
  #touched = -Infinity;
  #typed = false;
  #busy = null; #again = false;

  constructor(root) {
    this.#root = root;
    this.#select = root.dataset.liveFragment;
    this.#url = root.dataset.liveUrl || location.href;
    this.#news = document.createElement("div");
    this.#news.className = "news";
    this.#news.setAttribute("aria-live", "polite");
    root.append(this.#news);
    root.addEventListener("pointerdown", event => {
      if (this.#part?.contains(event.target)) this.#touched = performance.now();
    });
    root.addEventListener("input", event => { if (this.#part?.contains(event.target)) this.#typed = true; });
  }

  get #part() { return document.querySelector(this.#select); }

  /** Reads the page again; calls that come meanwhile are one more reading after this one. */
  refresh() {
    if (this.#busy) { this.#again = true; return this.#busy; }
    this.#busy = this.#read().finally(() => { this.#busy = null; });
    return this.#busy;
  }

  async #read() {
    let result;
    do {
      this.#again = false;
      result = await this.#once();
    } while (this.#again);
    return result;
  }

  /** "same", "shown", "waiting", "closed" (no longer signed in) or "failed". */
  async #once() {
    let html;
    try {
      const reply = await fetch(this.#url, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(15_000) });
      if (reply.status === 401 || reply.status === 403 || reply.redirected) return "closed";
      if (!reply.ok) return "failed";
      count(reply.headers.get("X-Waiting"));
      html = await reply.text();
    } catch {
      return "failed";
    }
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.querySelector(this.#select) ?? page.body;
    const part = this.#part;
    if (!part) return "failed";
    this.onread(next);
    const changes = differences(part, next);
    if (changes === 0) { this.#forget(); return "same"; }
    if (this.#isRead(part)) { this.#wait(next, changes); return "waiting"; }
    this.#show(next);
    return "shown";
  }

  /** In the hands, under the pointer, or scrolled into: replacing it would move what someone reads or writes. */
  #isRead(part) {
    if (this.#typed || part.contains(document.activeElement) || part.querySelector("details[open], dialog[open]")) return true;
    const selection = getSelection();
    if (selection && !selection.isCollapsed && selection.containsNode(part, true)) return true;
    if (document.hidden) return false;
    const box = part.getBoundingClientRect();
    if (box.top >= innerHeight || box.bottom <= 0) return box.bottom <= 0;
    return part.matches(":hover") || box.top < 0 || performance.now() - this.#touched < touchRest;
  }

  #wait(next, changes) {
    this.#waiting = next;
    const text = changes === 1 ? "1 nouveauté — afficher" : `${changes} nouveautés — afficher`;
    let button = this.#news.firstElementChild;
    if (!button) {
      button = Object.assign(document.createElement("button"), { type: "button", className: "btn" });
      button.addEventListener("click", () => {
        this.#show(this.#waiting);
        const part = this.#part;
        part.tabIndex = -1;
        part.focus({ preventScroll: true });
      });
      this.#news.append(button);
    }
    if (button.textContent !== text) button.textContent = text;
  }

  #forget() { this.#waiting = null; this.#news.replaceChildren(); }

  #show(next) {
    const part = this.#part;
    const before = new Map(keyed(part).map(item => [item.dataset.liveKey, item.textContent]));
    const typed = [...part.querySelectorAll("input, textarea")].filter(field => field.name && field.value !== field.defaultValue);
    part.replaceChildren(...next.cloneNode(true).childNodes);
    for (const { name, value } of typed) {
      const field = part.querySelector(`[name="${CSS.escape(name)}"]`);
      if (field) field.value = value;
    }
    this.#typed = false;
    this.#forget();
    for (const item of keyed(part)) if (before.get(item.dataset.liveKey) !== item.textContent) item.classList.add("fresh");
  }
}

const keyed = part => [...part.querySelectorAll("[data-live-key]")];
const plain = text => text.replace(/\s+/g, " ").trim();

/** How many items differ; without keys, one or none. Only what is read counts, not hidden tokens. */
function differences(part, next) {
  const old = new Map(keyed(part).map(item => [item.dataset.liveKey, plain(item.textContent)]));
  const items = keyed(next);
  const changed = items.filter(item => old.get(item.dataset.liveKey) !== plain(item.textContent)).length;
  const gone = old.size - items.filter(item => old.has(item.dataset.liveKey)).length;
  return changed + gone || (plain(part.textContent) === plain(next.textContent) ? 0 : 1);
}
