// A booking as it goes: calendars and people answer by themselves, and the page is read again until nothing more can come.
import { Fragment } from "./live/fragment.js";

const root = document.querySelector("[data-again]");
if (root) {
  root.dataset.liveFragment = root.dataset.again;
  const fragment = new Fragment(root);
  let pause = 1_000;
  const again = async () => {
    // Nobody looks at a hidden tab: it catches up when it is seen.
    if (!document.hidden && (await fragment.refresh()) === "shown") pause = 1_000;
    pause = Math.min(pause * 1.3, 15_000);
    if (document.querySelector("#reservation [data-going]")) setTimeout(again, pause);
  };
  setTimeout(again, pause);
}
