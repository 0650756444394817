// An input that proposes while one types, as the combobox pattern of WAI-ARIA describes: the focus never leaves the input.
const rest = 120; // milliseconds after the last letter

/**
 * @param {HTMLInputElement} input
 * @param {(typed: string, signal: AbortSignal) => Promise<string[]> | string[]} source
 * @param {(text: string) => void} choose what happens with the one that was chosen
 * @param {(text: string) => void} say for those who do not see the list
 */
export function combobox(input, source, choose, say) {
  const box = document.createElement("ul");
  box.id = `${input.id}-choix`;
  box.className = "options-box";
  box.hidden = true;
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", "Suggestions");
  input.removeAttribute("list");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  input.setAttribute("aria-expanded", "false");
  input.after(box);
  let timer, asking, at = -1;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    box.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const take = option => {
    close();
    input.value = option.textContent;
    choose(input.value);
  };

  const move = to => {
    const options = [...box.children];
    at = (to + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };

  const ask = async () => {
    asking?.abort();
    const { signal } = asking = new AbortController();
    let texts = [];
    try {
      texts = input.value.trim() ? await source(input.value, signal) : [];
    } catch {
      // Typed words are searched as they are.
    }
    if (signal.aborted || document.activeElement !== input) return;
    if (texts.length === 0) return close();
    box.replaceChildren(...texts.map((text, i) => {
      const option = document.createElement("li");
      option.id = `${box.id}-${i}`;
      option.textContent = text;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    at = -1;
    input.removeAttribute("aria-activedescendant");
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    say(texts.length === 1 ? "1 suggestion" : `${texts.length} suggestions`);
  };

  input.addEventListener("input", event => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, rest);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const open = !box.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) ask();
      else move(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && open && at >= 0) {
      event.preventDefault();
      take(box.children[at]);
    } else if (event.key === "Enter") {
      close();
    }
  });
  // Pressing an option must not take the focus away from the input first.
  box.addEventListener("pointerdown", event => event.preventDefault());
  box.addEventListener("mousedown", event => event.preventDefault());
  box.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}
