// The page of somebody's alerts: what they are told comes by itself, and what a person saw is not new any more.
import { Fragment } from "./fragment.js";
import { offer, tell } from "./tab.js";

const later = [1500, 5000, 15_000]; // milliseconds: an alert tells a moment after the offer is there

export class Told {
  #root;
  #fragment;
  #timers = [];

  constructor(root) {
    this.#root = root;
    this.#fragment = new Fragment(root);
    this.#fragment.onread = next => tell(Number(next.querySelector("[data-new]")?.dataset.new ?? 0));
    offer(root.querySelector("[data-notify]"));
    tell(Number(root.querySelector("[data-new]")?.dataset.new ?? 0));
    // Programs open links too: a person moves something.
    for (const sign of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(sign, () => this.#seen(), { passive: true });
  }

  async refresh({ soon = false } = {}) {
    this.#timers.forEach(clearTimeout);
    this.#timers = soon ? later.map(pause => setTimeout(() => this.#fragment.refresh(), pause)) : [];
    const result = await this.#fragment.refresh();
    return result !== "failed";
  }

  async #seen() {
    const form = this.#root.querySelector("form[data-seen]:not([hidden])");
    if (!form || document.hidden) return;
    form.hidden = true;
    tell(0);
    try {
      const reply = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Fragment": "1" }, credentials: "same-origin" });
      if (!reply.ok) form.hidden = false;
    } catch {
      form.hidden = false;
    }
  }
}
