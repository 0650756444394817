// One SignalR connection for the page. It never gives up: it waits longer and longer, up to half a minute.
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const pause = attempt => Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5)) * (0.75 + Math.random() / 2);
const silence = 40_000; // the stream says something every 15 seconds; after this long the line is dead, whatever the socket says

export class Connection {
  up = false;
  onchanged = () => {};
  onup = () => {};
  ontrying = () => {};
  ondown = () => {};
  /** The stream told that nothing else came until now. */
  oncurrent = () => {};
  #hubs;
  #kinds;
  #attempt = 0;
  #timer;
  #quiet;
  #starting = false;

  /** @param {{ hubs?: string[], kinds?: string[] }} what own hubs that are followed; kinds of public entries */
  constructor({ hubs = [], kinds = [] }) {
    this.#hubs = hubs;
    this.#kinds = kinds;
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
      if (this.#kinds.length > 0) this.#stream();
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

  /** From now on: what came before, the page asks for itself once the line is up. */
  #stream() {
    const stop = () => { clearTimeout(this.#quiet); this.link.stop(); };
    const heard = () => { clearTimeout(this.#quiet); this.#quiet = setTimeout(stop, silence); };
    heard();
    this.link.stream("Feed", { kinds: this.#kinds, audiences: ["public"] }).subscribe({
      next: message => {
        heard();
        if (message.type === "entries" && message.entries.length > 0) this.onchanged(message.hub);
        else if (message.type === "current") this.oncurrent();
        else if (message.type === "end") stop();
      },
      error: stop,
      complete: stop,
    });
  }

  #lost() {
    this.up = false;
    clearTimeout(this.#quiet);
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
