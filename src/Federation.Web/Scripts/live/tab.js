// What a page in the background says of itself: a number in its tab and, to whoever asked for it, a neutral notification.
const marked = /^\(\d+\) /;
let last = 0;

const may = () => "Notification" in window && Notification.permission === "granted";

/** @param {number} news how many wait; 0 clears the tab */
export function tell(news) {
  const title = document.title.replace(marked, "");
  document.title = news > 0 ? `(${news}) ${title}` : title;
  // Somebody else may look at this screen: neither what nor of what kind.
  if (news > last && document.hidden && may()) new Notification("Du nouveau pour vous", { tag: "nouvelles" });
  last = news;
}

/** Shows the button that asks the browser, where there is something to ask. */
export function offer(button) {
  if (!button || !("Notification" in window) || Notification.permission !== "default") return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await Notification.requestPermission();
    button.hidden = true;
  });
}
