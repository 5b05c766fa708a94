import type { Figure, Mark, Panel } from "../../figure/index.ts";
import type { CataboliteTree } from "../catabolite-tree.ts";
import type { Compartment } from "../rules/types.ts";
import { hangingSteps } from "./hanging.ts";
import { permeabilityLooks, placesOnly } from "./looks.ts";

/** A line of a tree as text: how deep it stands, and which line it hangs from. */
interface Line {
  readonly text: string;
  readonly depth: number;
  readonly parent?: number;
  /** The series it is coloured by: its permeability class, or "compartment". */
  readonly series: string;
}

/** Widest tree in steps of indentation, with room for the text. */
const width = 17;

/**
 * Catabolite trees side by side, one panel per conjugate: compartments one below the other, each species under the one it comes
 * from, coloured by permeability class. Plain text at places; nothing is computed.
 */
export function treeFigure(
  trees: readonly CataboliteTree[],
  compartments: readonly Compartment[] = ["plasma", "lysosome", "cytosol", "liver"],
): Figure {
  const all = trees.map((tree) => compartments.flatMap((name) => linesOf(tree, name)));
  const nLines = Math.max(...all.map((lines) => lines.length));
  return {
    title: "Catabolites by linker and compartment",
    x: { ...placesOnly, domain: [-0.4, width] },
    y: { ...placesOnly, domain: [-nLines, 1] },
    marks: [],
    panels: all.map((lines, k) => panelOf(trees[k]!.conjugate, renumber(lines, nLines))),
    columns: Math.min(3, trees.length),
    legend: { show: "top", order: Object.values(permeabilityLooks) },
    width: 320 * Math.min(3, trees.length),
    panelHeight: 15 * (nLines + 1),
    description: describe(trees),
  };
}

/** Lines of one compartment, depth first; `parent` counts from the compartment's own heading. */
function linesOf(tree: CataboliteTree, compartment: Compartment): readonly Line[] {
  const rows = hangingSteps(tree, compartment);
  if (rows.length === 0) return [];
  const lines = rows.map(({ step: { species: name }, depth, parent }): Line => {
    const found = tree.species.find((each) => each.name === name);
    const series = found ? permeabilityLooks[found.permeability] : "";
    return { text: name, depth: depth + 1, parent: parent === undefined ? 0 : parent + 1, series };
  });
  return [{ text: compartment, depth: 0, series: "compartment" }, ...lines];
}

/** A line with its height and that of its parent. */
interface PlacedLine extends Line {
  readonly y: number;
  readonly parentY: number | undefined;
}

function renumber(lines: readonly Line[], nLines: number): readonly PlacedLine[] {
  let heading = 0;
  return lines.slice(0, nLines).map((line, row) => {
    if (line.parent === undefined) heading = row;
    return { ...line, y: -row, parentY: line.parent === undefined ? undefined : -(heading + line.parent) };
  });
}

function panelOf(title: string, lines: readonly PlacedLine[]): Panel {
  // A class without a line keeps its place in the legend, so that each looks the same in every figure.
  const symbols = Object.values(permeabilityLooks).map((series) => symbolsOf(lines, series));
  return { title, marks: [...lines.flatMap(edgeOf), ...symbols, textsOf(lines)] };
}

function edgeOf({ parentY, y, depth }: PlacedLine): readonly Mark[] {
  if (parentY === undefined) return [];
  const x = depth - 0.7;
  return [{ mark: "line", weight: "thin", x: [x, x, depth - 0.35], y: [parentY - 0.4, y, y] }];
}

function symbolsOf(lines: readonly PlacedLine[], series: string): Mark {
  const own = lines.filter((line) => line.series === series);
  return { mark: "points", series, x: own.map(({ depth }) => depth), y: own.map(({ y }) => y) };
}

const textsOf = (lines: readonly PlacedLine[]): Mark => ({
  mark: "text",
  x: lines.map(({ depth, parent }) => (parent === undefined ? depth : depth + 0.45)),
  y: lines.map(({ y }) => y),
  text: lines.map(({ text }) => text),
  anchor: "start",
});

const describe = (trees: readonly CataboliteTree[]): string =>
  trees
    .map(({ conjugate, species }) => `${conjugate} gives ${species.map(({ name }) => name).join(", ")}.`)
    .join(" ");
