import type { Mark, Panel } from "../../figure/index.ts";
import type { StepFigure } from "../../step/index.ts";
import { rowObjects, type Table } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import type { EscalateSpec } from "./spec.ts";

/** One step of a way through the tree: the dose given, its toxicities, and what follows. */
interface Leg {
  readonly dose: number;
  readonly tox: number;
  readonly says: string;
}

/** Where a node stands: after `depth` cohorts, at a height. */
interface Place {
  readonly depth: number;
  readonly height: number;
  readonly dose: string;
  readonly tox: string;
}

/** Every outcome of the next cohorts as a tree, for each design: doses at the nodes, toxicities on the branches. */
export function transitionTree({ designs, levels, lookAhead }: EscalateSpec, shown: Table): StepFigure {
  const rows = rowObjects(shown);
  const waysOf = (design: string): Leg[][] =>
    rows
      .filter((row) => row.design === design)
      .map((row) =>
        Array.from({ length: lookAhead }, (_, k) => ({
          dose: Number(row[`dose_${k + 1}`]),
          tox: Number(row[`tox_${k + 1}`]),
          says: String(row[`then_${k + 1}`] ?? ""),
        })).filter(({ dose }) => !Number.isNaN(dose)),
      );
  const panels = designs.map((design): Panel => ({ title: design, marks: treeMarks(waysOf(design)) }));
  const most = Math.max(1, ...designs.map((design) => waysOf(design).length));
  const cohorts = Array.from({ length: lookAhead + 1 }, (_, k) => k);
  return {
    name: "transition_tree",
    caption: `Every outcome of the next ${lookAhead === 1 ? "cohort" : `${lookAhead} cohorts`}: the number on a branch is the patients with a toxicity, the number at its end the dose that the design asks for then; – is a stop.`,
    shows: "pathways",
    figure: {
      title: "What follows from each outcome",
      x: {
        label: `Coming cohorts treated (dose in ${levels.unit})`,
        unit: "",
        scale: "linear",
        domain: [-0.15, lookAhead + 0.35],
        ticks: cohorts,
      },
      y: { label: "Outcomes", unit: "", scale: "linear", domain: [-0.7, most - 0.3], ticks: [] },
      marks: panels.length === 1 ? panels[0]!.marks : [],
      ...(panels.length > 1 ? { panels, columns: 2 } : {}),
      legend: { show: "none" },
      panelHeight: Math.min(900, 60 + 14 * most),
    },
  };
}

function treeMarks(ways: readonly (readonly Leg[])[]): Mark[] {
  const marks: Mark[] = [];
  const nodes: Place[] = [];
  grow(ways, 0, 0, (node, from) => {
    nodes.push(node);
    if (from) marks.push({ mark: "line", series: "branch", weight: "thin", ...lineBetween(from, node) });
  });
  const branches = nodes.filter(({ tox }) => tox !== "");
  return [
    ...marks,
    {
      mark: "text",
      x: branches.map(({ depth }) => depth - 0.12),
      y: branches.map(({ height }) => height + 0.28),
      text: branches.map(({ tox }) => tox),
      anchor: "end",
    },
    {
      mark: "text",
      x: nodes.map(({ depth }) => depth + 0.03),
      y: nodes.map(({ height }) => height),
      text: nodes.map(({ dose }) => dose),
      anchor: "start",
    },
  ];
}

const lineBetween = (from: Place, to: Place) => ({
  x: [from.depth + 0.2, to.depth - 0.35, to.depth],
  y: [from.height, to.height, to.height],
});

/** Places a node and what grows from it; leaves are counted from `bottom` up. Gives the node and the leaves used. */
function grow(
  ways: readonly (readonly Leg[])[],
  depth: number,
  bottom: number,
  place: (node: Place, from?: Place) => void,
  tox = "",
  said = "",
): { readonly node: Place; readonly leaves: number } {
  const open = ways.filter((way) => way.length > depth);
  const outcomes = [...new Set(open.map((way) => way[depth]!.tox))].sort((a, b) => b - a);
  const children: Place[] = [];
  let used = 0;
  for (const y of outcomes) {
    const own = open.filter((way) => way[depth]!.tox === y);
    const child = grow(own, depth + 1, bottom + used, place, String(y), wordOf(own[0]![depth]!.says));
    children.push(child.node);
    used += child.leaves;
  }
  const height =
    children.length === 0 ? bottom : children.reduce((sum, one) => sum + one.height, 0) / children.length;
  const dose = open.length > 0 ? printNumber(open[0]![depth]!.dose) : said;
  const node = { depth, height, dose, tox };
  if (depth === 0) place(node);
  for (const child of children) place(child, node);
  return { node, leaves: Math.max(1, used) };
}

/** "170 mg/m2: escalate" → "170"; a stop is a dash. */
const wordOf = (says: string): string =>
  /^[\d.]/.test(says) ? (says.split(" ")[0] ?? "") : says === "wait" ? "wait" : "–";
