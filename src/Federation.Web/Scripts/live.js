// Live pages. A push is a hint: it only says that something changed; the page is read again from the server.
//   <div data-live-hub="bretagne" data-live-fragment="#inbox-list" data-live-url="/espace/bretagne">
//     <span class="chip" data-live-state>lu à 10 h 42</span>
//     <ul id="inbox-list">… <li data-live-key="7KQ4MXRT"> …
import { Fragment } from "./live/fragment.js";
import { Connection } from "./live/connection.js";
import { State } from "./live/state.js";

const roots = [...document.querySelectorAll("[data-live-hub]")];
if (roots.length > 0) {
  const live = roots.map(root => ({ hub: root.dataset.liveHub, fragment: new Fragment(root), state: new State(root) }));
  const connection = new Connection({ hubs: [...new Set(live.map(l => l.hub))] });

  const refresh = async those => {
    for (const { fragment, state } of those) {
      const result = await fragment.refresh();
      if (result === "closed") state.closed();
      else if (result === "failed") state.offline();
      else if (connection.up) state.fresh();
    }
  };
  connection.onchanged = hub => refresh(live.filter(l => l.hub === hub));
  connection.onup = () => refresh(live);
  connection.ontrying = () => live.forEach(l => l.state.trying());
  connection.ondown = () => live.forEach(l => l.state.offline());
  connection.start();
}
