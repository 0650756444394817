// Front-end build: styles, scripts and font into wwwroot/built, the map of France into obj/front.
// MSBuild runs it before it collects static files; `npm run build` does the same by hand.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { locked } from "./build/lock.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(here, ...parts);
const built = at("wwwroot", "built");
const front = at("obj", "front");
const font = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

/** Prints an error in the form MSBuild understands, in one line, and stops. */
function stop(message) {
  console.error(`build.mjs : error FRONT001: ${message}`);
  process.exit(1);
}

/** Installs the packages of package-lock.json, only when it changed since the last time. */
function install() {
  const wanted = createHash("sha256").update(readFileSync(at("package-lock.json"))).digest("hex");
  const stamp = join(front, "npm.stamp");
  if (existsSync(stamp) && existsSync(at("node_modules", "esbuild")) && readFileSync(stamp, "utf8") === wanted) return;
  const shell = process.platform === "win32";
  const run = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], { cwd: here, shell, stdio: "inherit" });
  if (run.error?.code === "ENOENT" || run.status === 127) stop("npm is missing; on Debian: apt-get install nodejs npm");
  if (run.status !== 0) stop("npm ci failed; its message is above. The package registry must be reachable once.");
  writeFileSync(stamp, wanted);
}

/** Writes beside the target, then renames: a reader never sees half a file. An equal file keeps its date. */
function put(path, content) {
  const bytes = Buffer.from(content);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
}

async function bundle() {
  const { build } = await import("esbuild");
  const scripts = readdirSync(at("Scripts")).filter(name => name.endsWith(".js")).map(name => at("Scripts", name));
  const common = { bundle: true, minify: true, write: false, outdir: built, legalComments: "none", logLevel: "silent" };
  const css = await build({
    ...common, entryPoints: [at("Styles", "site.css"), at("Styles", "inside.css")], external: ["*.woff2"],
    target: ["chrome110", "firefox110", "safari16"],
  });
  const js = await build({
    ...common, entryPoints: scripts, format: "esm", platform: "browser", mainFields: ["module", "browser", "main"],
    target: ["es2020"], conditions: ["browser"],
  });
  return [...css.outputFiles, ...js.outputFiles];
}

mkdirSync(built, { recursive: true });
mkdirSync(front, { recursive: true });
await locked(join(front, "lock"), async () => {
  install();
  const { franceMap } = await import("./build/map.mjs");
  const files = await bundle().catch(error => {
    const [first] = error.errors ?? [];
    stop(first?.location ? `${first.location.file}, line ${first.location.line}: ${first.text}` : error.message);
  });
  const kept = new Set(["atkinson.woff2"]); // also the name in Styles/base.css and in the layout
  for (const file of files) {
    put(file.path, file.contents);
    kept.add(file.path.slice(built.length + 1));
  }
  put(join(built, "atkinson.woff2"), readFileSync(at("node_modules", font)));
  for (const name of readdirSync(built)) if (!kept.has(name)) rmSync(join(built, name), { recursive: true });
  put(join(front, "map.json"), JSON.stringify(franceMap()));
  writeFileSync(join(front, "built.stamp"), "");
});
