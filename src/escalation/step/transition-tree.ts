import type { Mark, Panel } from "../../figure/index.ts";
import type { StepFigure } from "../../step/index.ts";
import { rowObjects, type Table } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import type { EscalateSpec } from "./spec.ts";

/** One step of a way through the tree: the dose given, its toxicities, and what follows. */
interface Leg {
  readonly dose: string;
  /** "1", or with responses "1, 2". */
  readonly outcome: string;
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
  const looks = rows.some((row) => "eff_1" in row);
  // With responses the second coming cohort alone has hundreds of outcomes; the table has them.
  const depth = looks ? 1 : lookAhead;
  const waysOf = (design: string): Leg[][] => {
    const ways = rows
      .filter((row) => row.design === design)
      .map((row) => Array.from({ length: depth }, (_, k) => legOf(row, k)).filter(({ dose }) => dose !== ""));
    return ways.filter((way, k) => k === 0 || textOf(way) !== textOf(ways[k - 1]!));
  };
  const panels = designs.map((design): Panel => ({ title: design, marks: treeMarks(waysOf(design)) }));
  const most = Math.max(1, ...designs.map((design) => waysOf(design).length));
  const cohorts = Array.from({ length: depth + 1 }, (_, k) => k);
  return {
    name: "transition_tree",
    caption: `Every outcome of the next ${depth === 1 ? "cohort" : `${depth} cohorts`}: the number on a branch is the patients with a toxicity${looks ? " and those with a response" : ""}, the number at its end the dose that the design asks for then; – is a stop.`,
    shows: "pathways",
    figure: {
      title: "What follows from each outcome",
      x: {
        label: `Coming cohorts treated (dose in ${levels.unit})`,
        unit: "",
        scale: "linear",
        domain: [-0.15, depth + 0.35],
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

const textOf = (way: readonly Leg[]): string =>
  way.map((leg) => `${leg.dose}:${leg.outcome}:${leg.says}`).join();

function legOf(row: Readonly<Record<string, string | number>>, k: number): Leg {
  const own = (name: string) => row[`${name}_${k + 1}`];
  const dose = Number(own("dose"));
  const second = row[`dose_${k + 1}_second`];
  const eff = own("eff");
  return {
    dose: Number.isNaN(dose)
      ? ""
      : second === undefined
        ? printNumber(dose)
        : `${printNumber(dose)} + ${printNumber(Number(second))}`,
    outcome: eff === undefined ? String(own("tox")) : `${own("tox")}, ${eff}`,
    says: String(own("then") ?? ""),
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
  const outcomes = [...new Set(open.map((way) => way[depth]!.outcome))].reverse();
  const children: Place[] = [];
  let used = 0;
  for (const outcome of outcomes) {
    const own = open.filter((way) => way[depth]!.outcome === outcome);
    const child = grow(own, depth + 1, bottom + used, place, outcome, wordOf(own[0]![depth]!.says));
    children.push(child.node);
    used += child.leaves;
  }
  const height =
    children.length === 0 ? bottom : children.reduce((sum, one) => sum + one.height, 0) / children.length;
  const dose = open.length > 0 ? open[0]![depth]!.dose : said;
  const node = { depth, height, dose, tox };
  if (depth === 0) place(node);
  for (const child of children) place(child, node);
  return { node, leaves: Math.max(1, used) };
}

/** "170 mg/m2: escalate" → "170"; "3 mg/m2 + 400 mg/m2: model" → "3 + 400"; a stop is a dash. */
const wordOf = (says: string): string =>
  /^[\d.]/.test(says)
    ? says
        .split(":")[0]!
        .split(" + ")
        .map((dose) => dose.split(" ")[0])
        .join(" + ")
    : says === "wait"
      ? "wait"
      : "–";
