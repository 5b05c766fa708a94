import type { Figure, Mark, Panel } from "../../figure/index.ts";
import type { Catabolite } from "../catabolite-tree.ts";
import type { DrawnTree } from "../drawing/drawing.ts";
import { type SizedSketch, sketchOf } from "../drawing/sketch.ts";
import { adductNamed, mzOf } from "../ions.ts";
import type { Compartment } from "../rules/types.ts";
import { type HangingStep, hangingSteps } from "./hanging.ts";
import { permeabilityLooks, placesOnly } from "./looks.ts";

/** A row of a tree with its place in px: its symbol at (x, y), words beside it, the drawing below. */
interface Row extends HangingStep {
  readonly species: Catabolite;
  readonly drawing: SizedSketch;
  readonly x: number;
  readonly y: number;
}

/** In px: width of a panel, of a step of indentation, from the symbol to the words, a line, space below a drawing. */
const px = { panel: 312, indent: 16, words: 9, line: 15, below: 14, bond: 11 };

/**
 * One compartment of several catabolite trees side by side, each species drawn: the protein as one word, and the core of a
 * maytansinoid as May. Beside the name stands the m/z of its protonated ion, below it the reaction that made it.
 */
export function drawnTreeFigure(trees: readonly DrawnTree[], compartment: Compartment): Figure {
  const panels = trees.map((tree) => ({ title: tree.conjugate, rows: rowsOf(tree, compartment) }));
  const height = Math.max(px.line, ...panels.map(({ rows }) => heightOf(rows)));
  const columns = Math.min(3, trees.length);
  return {
    title: `Catabolites in the ${compartment}, by linker`,
    x: { ...placesOnly, domain: [0, px.panel] },
    y: { ...placesOnly, domain: [-height, px.line] },
    marks: [],
    panels: panels.map(({ title, rows }): Panel => ({ title, marks: marksOf(rows) })),
    columns,
    legend: { show: "top", order: Object.values(permeabilityLooks) },
    width: (px.panel + 18) * columns + 24,
    panelHeight: height + px.line,
    description: panels.map(describe).join(" "),
  };
}

function rowsOf(tree: DrawnTree, compartment: Compartment): readonly Row[] {
  let y = 0;
  return hangingSteps(tree, compartment).map((hanging): Row => {
    const { species: name } = hanging.step;
    const species = tree.species.find((each) => each.name === name)!;
    const drawing = sketchOf(tree.drawings[name]!.short, { bondPx: px.bond, origin: "left" });
    const row = { ...hanging, species, drawing, x: 6 + px.indent * hanging.depth, y };
    y -= rowHeight(row);
    return row;
  });
}

const rowHeight = ({ drawing }: Pick<Row, "drawing">): number => 2 * px.line + drawing.height + px.below;

const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + rowHeight(row), 0);

function marksOf(rows: readonly Row[]): readonly Mark[] {
  // A class without a species keeps its place in the legend, so that each looks the same in every figure.
  const symbols = Object.entries(permeabilityLooks).map(([permeability, series]): Mark => {
    const own = rows.filter(({ species }) => species.permeability === permeability);
    return { mark: "points", series, x: own.map(({ x }) => x), y: own.map(({ y }) => y) };
  });
  const texts: Mark = {
    mark: "text",
    anchor: "start",
    x: rows.flatMap(({ x }) => [x + px.words, x + px.words]),
    y: rows.flatMap(({ y }) => [y, y - px.line]),
    text: rows.flatMap((row) => [nameOf(row), row.step.rule]),
  };
  const sketches: Mark = {
    mark: "sketch",
    x: rows.map(({ x }) => x + px.words),
    y: rows.map(({ y, drawing }) => y - 1.6 * px.line - drawing.height / 2),
    sketches: rows.map(({ drawing }) => drawing.sketch),
  };
  return [...rows.flatMap((row) => edgeOf(rows, row)), ...symbols, sketches, texts];
}

function edgeOf(rows: readonly Row[], { parent, x, y }: Row): readonly Mark[] {
  const above = parent === undefined ? undefined : rows[parent];
  if (!above) return [];
  return [{ mark: "line", weight: "thin", x: [above.x, above.x, x - 5], y: [above.y - 7, y, y] }];
}

const protonated = adductNamed("[M+H]+");

/** "DM4 780.3291". */
const nameOf = ({ species: { name, formula, permeability } }: Row): string =>
  permeability === "bound to protein" ? name : `${name}  ${mzOf(formula, protonated).toFixed(4)}`;

const describe = ({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): string =>
  `${title}: ${rows.map(({ species, step }) => `${species.name} by ${step.rule}`).join(", ")}.`;
