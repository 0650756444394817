// New offers for the search of the page. The list does not move: a bar says how many wait, and its link shows them.
import { tell } from "./tab.js";

export class Offers {
  #root;
  #bar;
  #asking;

  /** @param {HTMLElement} root with data-news: where to ask, data-known: what the page holds already, data-news-page: where they are listed */
  constructor(root) {
    this.#root = root;
    this.#bar = document.createElement("div");
    this.#bar.className = "news";
    this.#bar.setAttribute("aria-live", "polite");
    root.parentElement.append(this.#bar);
    // Another search in the same page is another question.
    new MutationObserver(() => { this.#show(0); this.refresh(); }).observe(root, { attributes: true, attributeFilter: ["data-news", "data-known"] });
  }

  /** @returns {Promise<boolean>} whether the server could be asked */
  async refresh() {
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    const { news, known } = this.#root.dataset;
    const held = new Set(known.split(" "));
    try {
      const reply = await fetch(news, { cache: "no-store", credentials: "same-origin", signal: AbortSignal.any?.([asking.signal, AbortSignal.timeout(15_000)]) ?? asking.signal });
      if (!reply.ok) return false;
      const { offers } = await reply.json();
      if (!asking.signal.aborted) this.#show(offers.filter(id => !held.has(id)).length);
      return true;
    } catch {
      return asking.signal.aborted;
    }
  }

  #show(count) {
    tell(count);
    if (count === 0) { this.#bar.replaceChildren(); return; }
    const text = count === 1 ? "1 nouvelle offre — afficher" : `${count} nouvelles offres — afficher`;
    const link = this.#bar.firstElementChild ?? this.#bar.appendChild(Object.assign(document.createElement("a"), { className: "btn" }));
    link.href = this.#root.dataset.newsPage;
    if (link.textContent !== text) link.textContent = text;
  }
}
