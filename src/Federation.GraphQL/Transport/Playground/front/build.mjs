// GraphiQL as one script and one style sheet, compressed, for the assembly to carry: node build.mjs <folder>.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(here, ...parts);
const out = resolve(process.argv[2]);

/** Prints an error in the form MSBuild understands, in one line, and stops. */
function stop(message) {
  console.error(`build.mjs : error PLAY001: ${message}`);
  process.exit(1);
}

/**
 * Installs the packages of package-lock.json, only when it changed since the last time. Beside their place, then renamed: two builds of one checkout
 * may do it at once.
 */
function install() {
  const wanted = createHash("sha256").update(readFileSync(at("package-lock.json"))).digest("hex");
  const stamp = at("node_modules", ".installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const beside = at(`.installing-${process.pid}`);
  mkdirSync(beside);
  try {
    for (const name of ["package.json", "package-lock.json"]) copyFileSync(at(name), join(beside, name));
    const run = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], { cwd: beside, shell: process.platform === "win32", stdio: "inherit" });
    if (run.error?.code === "ENOENT" || run.status === 127) throw new Error("npm is missing; on Debian: apt-get install nodejs npm");
    if (run.status !== 0) throw new Error("npm ci failed; its message is above. The package registry must be reachable once.");
    writeFileSync(join(beside, "node_modules", ".installed"), wanted);
    if (existsSync(at("node_modules"))) renameSync(at("node_modules"), join(beside, "before"));
    renameSync(join(beside, "node_modules"), at("node_modules"));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** GraphiQL's fonts weigh more than its program; the reader's own do as well. */
const withoutFonts = {
  name: "without-fonts",
  setup: build => build.onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replace(/@font-face\s*\{[^}]*\}/g, ""), loader: "css",
  })),
};

async function bundle() {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [at("page.js")], outdir: out, write: false, bundle: true, minify: true, format: "esm", platform: "browser",
    target: ["es2022"], define: { "process.env.NODE_ENV": '"production"' }, legalComments: "none", logLevel: "silent", plugins: [withoutFonts],
  });
  return outputFiles;
}

/** Writes beside the target, then renames: a compiler that runs at the same time never reads half a file. */
function put(path, content) {
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}

try { install(); } catch (error) { stop(error.message); }
mkdirSync(out, { recursive: true });
const files = await bundle().catch(error => stop(error.errors?.[0]?.text ?? error.message));
for (const { path, contents } of files) {
  const packed = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } });
  put(`${path}.br`, packed);
  console.log(`${path}: ${contents.length} bytes, ${packed.length} compressed`);
}
