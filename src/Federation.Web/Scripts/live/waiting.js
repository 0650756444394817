// What waits, in the menu of the space: a part of a page comes without the frame, so its answer says the counts beside it.

/** @param {string | null} text "received=3 toRoute=0", or nothing where there is no menu */
export function count(text) {
  if (!text) return;
  const counts = new Map(text.split(" ").map(one => one.split("=")).map(([name, value]) => [name, Number(value)]));
  for (const badge of document.querySelectorAll("[data-waits]")) {
    const sum = badge.dataset.waits.split(" ").reduce((total, name) => total + (counts.get(name) ?? 0), 0);
    if (badge.firstElementChild.textContent !== String(sum)) badge.firstElementChild.textContent = sum;
    badge.hidden = sum === 0;
  }
}
