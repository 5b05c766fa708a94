import type { Sketch } from "../../figure/index.ts";
import { bondKinds, type Layout } from "./layout.ts";

/** A drawing with its size in px; its middle or its left edge is at 0, its middle line at 0. */
export interface SizedSketch {
  readonly sketch: Sketch;
  readonly width: number;
  readonly height: number;
}

/** How a layout is drawn. */
export interface SketchOptions {
  /** Length of a bond in px. */
  readonly bondPx: number;
  /** What stands at x = 0 of the drawing. */
  readonly origin: "left" | "middle";
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A layout in px with what drawing needs of it. */
interface Scene {
  readonly points: readonly Point[];
  readonly labels: ReadonlyMap<number, Label>;
  readonly neighbours: readonly (readonly number[])[];
  readonly bondPx: number;
  readonly fontSize: number;
}

interface Label {
  readonly text: string;
  /** Hydrogens that stand above (-1) or below (1) the atom, between its bonds to the left and the right. */
  readonly stacked?: { readonly text: string; readonly side: 1 | -1 };
  readonly anchor: "start" | "middle" | "end";
  /** The letters over the atom, from whose middle the text starts or ends. */
  readonly over: string;
}

/** Width of a letter as a share of the font size: capitals and figures of a sans-serif face. */
const letterShare = 0.66;

/** A skeletal formula: carbons as corners, other atoms as letters, wedges for configurations. */
export function sketchOf(layout: Layout, { bondPx, origin }: SketchOptions): SizedSketch {
  const scene = sceneOf(layout, bondPx);
  const parts = triples(layout.bonds).map((bond) => drawBond(scene, ...bond));
  const sketch: Sketch = {
    lines: parts.flatMap(({ lines }) => lines),
    fills: parts.flatMap(({ fills }) => fills),
    words: [...scene.labels].flatMap(([atom, label]) => wordsOf(scene, atom, label)),
    fontSize: scene.fontSize,
  };
  const { left, right, top, bottom } = boundsOf(scene);
  const dx = origin === "left" ? -left : -(left + right) / 2;
  return {
    sketch: moved(sketch, dx, -(top + bottom) / 2),
    width: right - left,
    height: bottom - top,
  };
}

function sceneOf({ places, labels, bonds }: Layout, bondPx: number): Scene {
  const points = Array.from({ length: places.length / 2 }, (_, k) => ({
    x: (places[2 * k]! * bondPx) / 100,
    y: (places[2 * k + 1]! * bondPx) / 100,
  }));
  const neighbours: number[][] = points.map(() => []);
  for (const [a, b] of triples(bonds)) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  const fontSize = Math.max(7, 0.72 * bondPx);
  const written = labels.map(([atom, text, nHydrogens]) => {
    const towards = neighbours[atom]!.map((k) => ({
      x: (points[k]!.x - points[atom]!.x) / bondPx,
      y: (points[k]!.y - points[atom]!.y) / bondPx,
    }));
    return [atom, labelOf(text, nHydrogens, towards)] as const;
  });
  return { points, neighbours, labels: new Map(written), bondPx, fontSize };
}

const subscripts = "₀₁₂₃₄₅₆₇₈₉";

/** "NH₂", or "H₂N" where its bonds go to the right; between bonds to both sides the hydrogen stands above or below. */
function labelOf(symbol: string, nHydrogens: number, towards: readonly Point[]): Label {
  const lean = towards.reduce((sum, { x }) => sum + x, 0);
  const toTheRight = lean > 0.2;
  const anchor = toTheRight ? "end" : "start";
  if (symbol.length > 2)
    return { text: symbol, anchor, over: toTheRight ? symbol.slice(-1) : symbol.slice(0, 1) };
  if (nHydrogens === 0) return { text: symbol, anchor: "middle", over: symbol };
  const hydrogens = `H${nHydrogens > 1 ? subscripts[nHydrogens] : ""}`;
  if (towards.some(({ x }) => x > 0.3) && towards.some(({ x }) => x < -0.3)) {
    const side = towards.reduce((sum, { y }) => sum + y, 0) > 0 ? -1 : 1;
    return { text: symbol, anchor: "middle", over: symbol, stacked: { text: hydrogens, side } };
  }
  return { text: toTheRight ? `${hydrogens}${symbol}` : `${symbol}${hydrogens}`, anchor, over: symbol };
}

const widthOf = ({ fontSize }: Scene, text: string): number => letterShare * fontSize * [...text].length;

function wordOf(scene: Scene, atom: number, label: Label): Sketch["words"][number] {
  const { x, y } = scene.points[atom]!;
  const half = widthOf(scene, label.over) / 2;
  if (label.anchor === "middle") return { x, y, text: label.text };
  return { x: label.anchor === "start" ? x - half : x + half, y, text: label.text, anchor: label.anchor };
}

function wordsOf(scene: Scene, atom: number, label: Label): Sketch["words"] {
  const word = wordOf(scene, atom, label);
  if (!label.stacked) return [word];
  const { text, side } = label.stacked;
  return [word, { x: word.x, y: word.y + 0.95 * side * scene.fontSize, text }];
}

function boundsOf(scene: Scene) {
  const words = [...scene.labels].map(([atom, label]) => {
    const { x, y } = wordOf(scene, atom, label);
    const width = widthOf(scene, label.text);
    const left = x - width * { start: 0, middle: 0.5, end: 1 }[label.anchor];
    return { left, right: left + width, y };
  });
  const xs = [...scene.points.map(({ x }) => x), ...words.flatMap(({ left, right }) => [left, right])];
  const stacked = [...scene.labels].map(([atom, label]) => {
    return scene.points[atom]!.y + 0.95 * (label.stacked?.side ?? 0) * scene.fontSize;
  });
  const ys = [...scene.points.map(({ y }) => y), ...stacked];
  const margin = scene.fontSize / 2;
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys) - margin,
    bottom: Math.max(...ys) + margin,
  };
}

interface Strokes {
  readonly lines: readonly (readonly number[])[];
  readonly fills: readonly (readonly number[])[];
}

function drawBond(scene: Scene, a: number, b: number, kind: number): Strokes {
  const [from, to] = [shortened(scene, a, b), shortened(scene, b, a)];
  const line = [from.x, from.y, to.x, to.y];
  switch (kind) {
    case bondKinds.wedge:
      return { lines: [], fills: [wedge(scene, from, to)] };
    case bondKinds.hash:
      return { lines: hashes(scene, from, to), fills: [] };
    case bondKinds.double:
      return { lines: doubled(scene, a, b, from, to), fills: [] };
    case bondKinds.triple:
      return {
        lines: [line, beside(from, to, 0.15 * scene.bondPx), beside(from, to, -0.15 * scene.bondPx)],
        fills: [],
      };
    default:
      return { lines: [line], fills: [] };
  }
}

/** Where the bond from one atom begins: at the atom, or clear of its letters. */
function shortened({ points, labels, fontSize }: Scene, atom: number, other: number): Point {
  const [here, there] = [points[atom]!, points[other]!];
  if (!labels.has(atom)) return here;
  const length = Math.hypot(there.x - here.x, there.y - here.y);
  const share = Math.min(0.42, (0.62 * fontSize) / length);
  return { x: here.x + share * (there.x - here.x), y: here.y + share * (there.y - here.y) };
}

/** Across a bond, one px long. */
function normal(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
}

function beside(from: Point, to: Point, px: number, shorter = 0): readonly number[] {
  const n = normal(from, to);
  const [dx, dy] = [(to.x - from.x) * shorter, (to.y - from.y) * shorter];
  return [from.x + n.x * px + dx, from.y + n.y * px + dy, to.x + n.x * px - dx, to.y + n.y * px - dy];
}

/** Two lines: on either side of the bond at the end of a chain, otherwise the second on the side with more neighbours. */
function doubled(scene: Scene, a: number, b: number, from: Point, to: Point): readonly (readonly number[])[] {
  const { points, neighbours, bondPx } = scene;
  if (neighbours[a]!.length === 1 || neighbours[b]!.length === 1)
    return [beside(from, to, 0.09 * bondPx), beside(from, to, -0.09 * bondPx)];
  const n = normal(points[a]!, points[b]!);
  const others = [...neighbours[a]!, ...neighbours[b]!].filter((k) => k !== a && k !== b);
  const side = others.reduce((sum, k) => {
    const across = (points[k]!.x - points[a]!.x) * n.x + (points[k]!.y - points[a]!.y) * n.y;
    return sum + Math.sign(across);
  }, 0);
  return [[from.x, from.y, to.x, to.y], beside(from, to, (side >= 0 ? 0.17 : -0.17) * bondPx, 0.12)];
}

function wedge({ bondPx }: Scene, from: Point, to: Point): readonly number[] {
  const n = normal(from, to);
  const half = 0.13 * bondPx;
  return [from.x, from.y, to.x + n.x * half, to.y + n.y * half, to.x - n.x * half, to.y - n.y * half];
}

function hashes({ bondPx }: Scene, from: Point, to: Point): readonly (readonly number[])[] {
  const n = normal(from, to);
  const count = 5;
  return Array.from({ length: count }, (_, k) => {
    const share = (k + 1) / count;
    const half = 0.14 * bondPx * share;
    const [x, y] = [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)];
    return [x + n.x * half, y + n.y * half, x - n.x * half, y - n.y * half];
  });
}

const triples = (values: readonly number[]): readonly (readonly [number, number, number])[] =>
  Array.from({ length: values.length / 3 }, (_, k) => [
    values[3 * k]!,
    values[3 * k + 1]!,
    values[3 * k + 2]!,
  ]);

const moved = (sketch: Sketch, dx: number, dy: number): Sketch => {
  const shift = (points: readonly number[]) => points.map((value, k) => value + (k % 2 === 0 ? dx : dy));
  return {
    ...sketch,
    lines: sketch.lines.map(shift),
    fills: sketch.fills.map(shift),
    words: sketch.words.map((word) => ({ ...word, x: word.x + dx, y: word.y + dy })),
  };
};
