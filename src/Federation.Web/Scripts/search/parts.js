// Puts the parts of the page that was just read in their places. What is unfolded stays so; the focus stays where it is, and what has it does not move.
const ids = ["garde", "facettes", "resultats"];
const part = id => document.getElementById(id);

/** Whether the choices lie over the page; a browser that knows no popover shows them in it. */
export const isSheet = filters => "popover" in HTMLElement.prototype && filters.matches(":popover-open");

/**
 * @param {Document} next the page without its frame
 * @returns {boolean} false when what had the focus is gone
 */
export function show(next) {
  const focused = document.activeElement;
  const inside = ids.some(id => part(id).contains(focused));
  const before = inside ? focused.getBoundingClientRect().top : 0;
  const open = new Map([...document.querySelectorAll("#facettes details")].map(details => [details.id, details.open]));
  for (const id of ids) {
    const [old, fresh] = [part(id), next.getElementById(id)];
    old.replaceChildren(...fresh.childNodes);
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  }
  for (const details of document.querySelectorAll("#facettes details")) details.open ||= open.get(details.id) ?? false;
  for (const id of ["mots", "lieu"]) {
    const [field, fresh] = [part(id), next.getElementById(id)];
    field.value = fresh.defaultValue;
    field.defaultValue = fresh.defaultValue;
    field.placeholder = fresh.placeholder;
  }
  document.title = part("resultats").dataset.title;
  if (!inside) return true;
  const again = focused.id && part(focused.id);
  if (!again) return false;
  again.focus({ preventScroll: true });
  const moved = again.getBoundingClientRect().top - before;
  (isSheet(part("filtres")) ? part("filtres") : window).scrollBy({ top: moved, behavior: "instant" });
  return true;
}
