// Two builds of one checkout may start at once (an editor and a terminal, two projects that reference this one).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Whether the process that took the lock has ended; a lock without a readable owner is being taken or left. */
function abandoned(path) {
  let owner;
  try { owner = Number(readFileSync(join(path, "owner"), "utf8")); } catch { return false; }
  try { process.kill(owner, 0); return false; } catch (error) { return error.code === "ESRCH"; }
}

/** Runs `work` while it alone holds the folder `path` as a lock; waits up to five minutes for it. */
export async function locked(path, work) {
  for (let turn = 0; ; turn++) {
    try { mkdirSync(path); break; } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (abandoned(path)) rmSync(path, { recursive: true, force: true });
      else if (turn > 1500) throw new Error(`another front-end build still holds ${path}; remove that folder if none is running`);
      else await wait(200);
    }
  }
  const free = () => rmSync(path, { recursive: true, force: true });
  writeFileSync(join(path, "owner"), String(process.pid));
  process.once("exit", free);
  await work();
}
