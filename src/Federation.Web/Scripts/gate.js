// The points of the gate while an offer is written. Without this script they are shown after each step.
const rest = 700; // milliseconds after the last change
const form = document.querySelector("form[data-gate]");
const shown = document.querySelector("[data-gate-points]");

if (form && shown) {
  let timer, asking;
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, rest);
  });

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.set("handler", "points");
    try {
      const reply = await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: asking.signal, credentials: "same-origin" });
      if (reply.ok) show(new DOMParser().parseFromString(await reply.text(), "text/html").body);
    } catch {
      // The step itself says the same when it is sent.
    }
  }

  /** What is unfolded stays so; the column beside the form is the only thing that changes. */
  function show(next) {
    if (next.innerHTML.trim() === shown.dataset.last) return;
    shown.dataset.last = next.innerHTML.trim();
    const open = new Set([...shown.querySelectorAll("details[open]")].map(point => point.dataset.point));
    for (const point of next.querySelectorAll("details")) point.open = open.has(point.dataset.point);
    const focused = shown.contains(document.activeElement) ? document.activeElement.closest("details")?.dataset.point : null;
    // The line that is read out stays the same element, or nothing would be said.
    const count = shown.querySelector(".count"), fresh = next.querySelector(".count");
    if (count && fresh) {
      count.replaceChildren(...fresh.childNodes);
      fresh.replaceWith(count);
    }
    shown.replaceChildren(...next.childNodes);
    if (focused) shown.querySelector(`details[data-point="${CSS.escape(focused)}"] > summary`)?.focus();
  }
}
