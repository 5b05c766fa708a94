import { printNumber } from "../../units/index.ts";
import { decisionTable } from "../decision-table.ts";
import type { Characteristics } from "../exact/characteristics.ts";
import { aroundTarget } from "../overdose.ts";
import type { Design } from "../types.ts";

/** What the section says beyond the design. */
export interface SectionFacts {
  readonly levels: readonly number[];
  readonly unit: string;
  /** How each level is named with its unit, where that is more than a number: pairs of doses. */
  readonly names?: readonly string[];
  readonly cohort: number;
  readonly target: number;
  readonly windowDays?: number;
  readonly scenarios: readonly { readonly name: string; readonly result: Characteristics }[];
}

/** A paragraph of a protocol. */
export interface Paragraph {
  readonly heading: string;
  readonly text: string;
}

/** The statistical section of a protocol: objective, rules, decisions by count, sample size, characteristics; every number is the design's own. */
export function statisticalSection(design: Design, facts: SectionFacts): Paragraph[] {
  return [
    { heading: "Objective", text: objective(design, facts) },
    { heading: "Design", text: `The design is ${design.name}. ${design.rules.join(" ")}` },
    ...(design.verdict ? [{ heading: "Decisions", text: decisions(design, facts) }] : []),
    { heading: "Sample size", text: sampleSize(design, facts) },
    ...facts.scenarios.map(({ name, result }) => ({
      heading: `Operating characteristics, ${name}`,
      text: characteristicsText(design, result, facts),
    })),
    { heading: "Computation", text: computation(facts) },
  ];
}

const percent = (share: number): string => `${printNumber(100 * share, 3)} %`;

function objective(design: Design, { levels, unit, names, target, windowDays }: SectionFacts): string {
  const listed = names?.join(", ") ?? `${levels.map((dose) => printNumber(dose)).join(", ")} ${unit}`;
  const among = `among ${levels.length} ${design.grid ? "pairs of doses" : "levels"} (${listed})`;
  if (design.efficacy) {
    return `To find the optimal biological dose, ${among}: the one of best trade-off between response and dose-limiting toxicity, with a toxicity acceptable up to ${percent(target)}.${windowText(windowDays)}`;
  }
  const rate = Number.isNaN(design.target)
    ? "by counts of patients with a dose-limiting toxicity; the design aims at no rate"
    : `whose probability of a dose-limiting toxicity is closest to ${percent(target)}`;
  return `To find the maximum tolerated dose, ${among}, the dose ${rate}.${windowText(windowDays)}`;
}

const windowText = (days: number | undefined): string =>
  days === undefined
    ? ""
    : ` A toxicity counts when it begins less than ${printNumber(days)} days after the first dose.`;

function decisions({ verdict, maxN }: Design, { cohort }: SectionFacts): string {
  if (!verdict) return "";
  const most = Math.min(Number.isFinite(maxN) ? maxN : 6 * cohort, 6 * cohort);
  const sizes = Array.from({ length: Math.floor(most / cohort) }, (_, k) => (k + 1) * cohort);
  const row = (n: number): string => {
    const [said] = decisionTable(verdict, [n]);
    const at = (count: number | null | undefined, words: string) =>
      count === null || count === undefined ? [] : [`${words} ${count}`];
    const parts = [
      ...at(said?.escalateAtMost, "escalate with at most"),
      ...at(said?.deescalateAtLeast, "de-escalate with at least"),
      ...at(said?.excludeAtLeast, "exclude with at least"),
    ];
    return `of ${n} patients, ${parts.join(", ")}`;
  };
  return `By the number of patients with a dose-limiting toxicity at the current dose: ${sizes.map(row).join("; ")}. Otherwise stay.`;
}

function sampleSize({ maxN }: Design, { scenarios }: SectionFacts): string {
  const bound = Number.isFinite(maxN)
    ? `At most ${maxN} patients are treated.`
    : "The rules bound no sample size.";
  const means = scenarios.map(({ result }) => result.totalPatients);
  if (means.length === 0) return bound;
  const [low, high] = [Math.min(...means), Math.max(...means)].map((n) => n.toFixed(1));
  return `${bound} Expected are ${low === high ? low : `${low} to ${high}`} over the scenarios below.`;
}

function characteristicsText(
  design: Design,
  result: Characteristics,
  { levels, unit, names, target }: SectionFacts,
): string {
  const list = (values: ArrayLike<number>, print: (x: number) => string) =>
    Array.from(values, print).join(", ");
  const { mtd, selectMtd, selectAbove, patientsAbove } = aroundTarget(result, target, design.best);
  const own = names?.[mtd] ?? `${printNumber(levels[mtd] ?? 0)} ${unit}`;
  const right = design.efficacy ? "The level of best trade-off" : "The level closest to the target";
  const tenth = (x: number) => x.toFixed(1);
  return [
    `With true probabilities of toxicity of ${list(result.truth, percent)}${result.responses ? ` and of response of ${list(result.responses, percent)}` : ""}, the levels are selected with probability ${list(result.select, (p) => `${tenth(100 * p)} %`)} and none with ${tenth(100 * result.none)} %;`,
    `expected patients are ${list(result.patients, tenth)}, in all ${tenth(result.totalPatients)}, of them ${tenth(result.totalToxicities)} with a toxicity.`,
    mtd < 0
      ? `No level is right; none is selected with ${tenth(100 * selectMtd)} %, one above the target with ${tenth(100 * selectAbove)} %;`
      : `${right}, ${own}, is selected with ${tenth(100 * selectMtd)} %, one above the target with ${tenth(100 * selectAbove)} %;`,
    `${tenth(100 * patientsAbove)} % of the patients are expected above the target.`,
  ].join(" ");
}

function computation({ scenarios }: SectionFacts): string {
  const simulated = scenarios.some(({ result }) => result.method === "simulated");
  return simulated
    ? "Operating characteristics were simulated; their standard errors stand in the table of characteristics."
    : "Operating characteristics are exact: every state that a trial can reach was enumerated, and each number is a sum over the final states.";
}
