// One SignalR connection for the page. It never gives up: it waits longer and longer, up to half a minute.
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const pause = attempt => Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5)) * (0.75 + Math.random() / 2);

export class Connection {
  up = false;
  onchanged = () => {};
  onup = () => {};
  ontrying = () => {};
  ondown = () => {};
  #hubs;
  #attempt = 0;
  #timer;
  #starting = false;

  constructor(hubs) {
    this.#hubs = hubs;
    this.link = new HubConnectionBuilder().withUrl("/live").configureLogging(LogLevel.None).build();
    this.link.on("changed", ({ hub }) => this.onchanged(hub));
    // Its own reconnection is not used: ours also covers a first connection that fails, and wakes with the screen.
    this.link.onclose(() => { if (!this.#starting) this.#lost(); });
    addEventListener("online", () => this.#now());
    addEventListener("offline", () => this.link.stop());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#now(); });
  }

  async start() {
    if (this.#starting || this.up) return;
    this.#starting = true;
    if (this.#attempt > 0) this.ontrying();
    try {
      await this.link.start();
      for (const hub of this.#hubs) await this.link.invoke("Follow", hub);
      this.up = true;
      this.#attempt = 0;
      this.onup();
    } catch {
      if (this.link.state === "Connected") await this.link.stop();
      this.#lost();
    } finally {
      this.#starting = false;
    }
  }

  #lost() {
    this.up = false;
    this.ondown();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.start(), pause(this.#attempt++));
  }

  /** The network or the reader is back: no reason to wait for the next turn. */
  #now() {
    if (this.up) return;
    clearTimeout(this.#timer);
    this.start();
  }
}
