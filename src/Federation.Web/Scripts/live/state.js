// The chip that says how fresh the page is, and since when it is not.
const clock = at => `${at.getHours()} h ${String(at.getMinutes()).padStart(2, "0")}`;

export class State {
  #chip;
  #root;
  #since = null;

  constructor(root) {
    this.#root = root;
    this.#chip = root.querySelector("[data-live-state]");
    if (!this.#chip) {
      this.#chip = document.createElement("span");
      this.#chip.dataset.liveState = "";
      root.prepend(this.#chip);
    }
    this.#chip.setAttribute("role", "status");
  }

  fresh() { this.#since = null; this.#show("à jour", "ok", false); }
  trying() { this.#show("reconnexion…", "", true); }
  offline() {
    this.#since ??= new Date();
    this.#show(`hors ligne depuis ${clock(this.#since)}`, "warm", true);
  }
  closed() { this.#show("session fermée, rechargez la page", "warm", true); }

  #show(text, tone, stale) {
    // While attempts follow each other the words stay: a chip that flickers is read aloud each time.
    if (tone === "" && this.#since && Date.now() - this.#since > 5000) return;
    if (this.#chip.textContent !== text) this.#chip.textContent = text;
    this.#chip.className = `chip dot ${tone}`.trim();
    this.#root.toggleAttribute("data-live-stale", stale && tone === "warm");
  }
}
