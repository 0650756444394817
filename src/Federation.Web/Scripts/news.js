// Pages that say that something new is there. A push is a hint: it only says when to ask; what is new, the server says of the page's own search.
// Without this script the same pages show what is there when they are opened.
import { Connection } from "./live/connection.js";
import { Offers } from "./live/offers.js";
import { Told } from "./live/told.js";

const gather = 300; // milliseconds: several offers that come together are one question, asked when lists have them
const clock = at => `${at.getHours()} h ${String(at.getMinutes()).padStart(2, "0")}`;

const parts = [
  ...[...document.querySelectorAll("[data-news]")].map(root => new Offers(root)),
  ...[...document.querySelectorAll("[data-told]")].map(root => new Told(root)),
];

if (parts.length > 0) {
  const connection = new Connection({ kinds: ["offer.published", "offer.ended"] });
  let last = new Date(), timer, again;

  const banner = Object.assign(document.createElement("p"), { className: "news offline", hidden: true });
  banner.setAttribute("role", "status");
  document.body.append(banner);

  const ask = async soon => {
    const answers = await Promise.all(parts.map(part => part.refresh({ soon })));
    if (answers.every(Boolean)) fresh();
  };
  const fresh = () => {
    last = new Date();
    banner.hidden = true;
    banner.replaceChildren();
  };
  const stale = () => {
    if (!banner.hidden) return;
    banner.hidden = false;
    banner.append(Object.assign(document.createElement("span"), { className: "chip warm dot", textContent: `Hors ligne. Dernières nouvelles à ${clock(last)}.` }));
  };

  connection.onchanged = () => {
    clearTimeout(timer);
    clearTimeout(again);
    // Thousands of open pages hear of one offer at the same instant: they do not all ask in it.
    const turn = gather * (1 + 2 * Math.random());
    timer = setTimeout(() => ask(true), turn);
    // Lists follow the feed: one that was a little late is asked once more.
    again = setTimeout(() => ask(false), turn + 8 * gather);
  };
  connection.onup = () => ask(false);
  connection.oncurrent = () => { if (connection.up) fresh(); };
  connection.ondown = stale;
  document.addEventListener("visibilitychange", () => { if (!document.hidden && connection.up) ask(false); });
  connection.start();
}
