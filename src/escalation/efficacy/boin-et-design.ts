import { tailAbove } from "../beta.ts";
import { stopAt, treatAt } from "../decisions.ts";
import type { Decision, Design, DoseView, State } from "../types.ts";
import { type BoinEtOptions, boinEt, boinEtBoundaries } from "./boin-et.ts";
import type { EfficacyCounts } from "./boin12.ts";
import { bestOf, countedView, efficacyCounts, isotonicMtd } from "./counts.ts";

/**
 * BOIN-ET as a design that a trial is made of: `boinEt` decides; selected is the dose of highest observed response rate among admissible
 * treated doses up to the isotonic maximum tolerated dose.
 * @throws RangeError as `boinEtBoundaries`.
 * @see takeda2018
 */
export function boinEtDesign({ nDoses, ...options }: BoinEtOptions & { readonly nDoses: number }): Design {
  const boundaries = boinEtBoundaries(options);
  const { toxicity, efficacy, poor = 0.6 * efficacy } = options;
  const decide = (state: State): Decision => {
    const { dose, rule } = boinEt(options, boundaries, efficacyCounts(state), state.dose);
    return dose === null ? stopAt(null, "no admissible dose") : treatAt(dose, rule);
  };
  return {
    id: "boin-et",
    name: "BOIN-ET",
    cite: ["takeda2018"],
    nDoses,
    target: toxicity,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    efficacy: true,
    first: treatAt(0, "start"),
    decide,
    view: (state) => views(options, poor, state, nDoses, [boundaries.escalate, boundaries.deescalate]),
    selectMtd: (end) =>
      end.stop.rule === "no admissible dose" ? null : select(options, poor, efficacyCounts(end)),
    best: (truth, responses) =>
      bestOf(
        nDoses,
        (dose) => truth[dose] <= toxicity + 1e-9 && responses[dose] > poor,
        (dose) => responses[dose],
      ),
    rules: [
      `With shares of toxicity T and response E at the current dose: up when T ≤ ${print(boundaries.escalate)} and E ≤ ${print(boundaries.efficacy)}; stay when T < ${print(boundaries.deescalate)} and E > ${print(boundaries.efficacy)}; down when T ≥ ${print(boundaries.deescalate)}; otherwise the neighbour of highest response rate, an untried higher dose first.`,
      `A dose is out, with those above it, when P(toxicity > ${toxicity}) exceeds 0.95, and when P(response < ${print(poor)}) exceeds 0.99; stop when none is left.`,
      "Select, among admissible treated doses up to the isotonic maximum tolerated dose, the one of highest response rate.",
    ],
  };
}

const print = (x: number): string => String(Number(x.toPrecision(4)));

function select(options: BoinEtOptions, poor: number, counts: EfficacyCounts): number | null {
  const { n, eff } = counts;
  const mtd = isotonicMtd(counts, options.toxicity);
  if (mtd === null) return null;
  const open = (dose: number) => dose <= mtd && n[dose] > 0 && whyOut(options, poor, counts, dose) === "";
  return bestOf(n.length, open, (dose) => eff[dose] / n[dose]);
}

/** Why a dose is out by its own counts, or nothing. */
function whyOut(
  { toxicity }: BoinEtOptions,
  poor: number,
  { n, tox, eff }: EfficacyCounts,
  dose: number,
): string {
  if (n[dose] === 0) return "";
  const tooToxic = tailAbove(toxicity, n[dose], tox[dose]);
  if (tooToxic > 0.95) return `P(toxicity > ${toxicity}) = ${tooToxic.toFixed(3)} is above 0.95`;
  const futile = 1 - tailAbove(poor, n[dose], eff[dose]);
  return futile > 0.99 ? `P(response < ${print(poor)}) = ${futile.toFixed(3)} is above 0.99` : "";
}

function views(
  options: BoinEtOptions,
  poor: number,
  state: State,
  nDoses: number,
  interval: readonly [number, number],
): DoseView[] {
  const counts = efficacyCounts(state);
  let toxicBelow = false;
  return Array.from({ length: nDoses }, (_, dose) => {
    const own = whyOut(options, poor, counts, dose);
    const why = own === "" && toxicBelow ? "a lower dose is too toxic" : own;
    toxicBelow ||= own.startsWith("P(toxicity");
    return { ...countedView(counts, dose, interval), allowed: why === "", why };
  });
}
