import { closestDose, knownOf, remembered } from "../crm/crm.ts";
import { treatAt } from "../decisions.ts";
import type { Counts, Decision, Design, DoseView, State } from "../types.ts";
import { usualOrderings } from "./orderings.ts";
import { type GridSize, mayFollow, pairAt } from "./pairs.ts";
import { type PocrmFit, type PocrmOptions, pocrm } from "./pocrm.ts";

/** Options of {@link pocrmDesign}. */
export interface PocrmDesignOptions extends Omit<PocrmOptions, "orderings" | "estimate"> {
  readonly grid: GridSize;
  /** Default: the six usual orderings of the grid. */
  readonly orderings?: readonly (readonly number[])[];
}

/**
 * The Bayesian partial-order CRM as a design that a trial is made of: the pair closest to the target in the most probable ordering, at
 * most one level up in one agent. Pending patients are left out.
 * @throws RangeError as `pocrm`.
 * @see wages2011 wages2013
 */
export function pocrmDesign({
  grid,
  orderings = usualOrderings(grid),
  ...rest
}: PocrmDesignOptions): Design & { readonly grid: GridSize } {
  const options: PocrmOptions = { ...rest, orderings, estimate: "bayes" };
  const { target, skeleton } = options;
  const nDoses = grid[0] * grid[1];
  if (skeleton.length !== nDoses) {
    throw new RangeError(
      `a skeleton for ${grid[0]} × ${grid[1]} pairs has ${nDoses} probabilities, not ${skeleton.length}`,
    );
  }
  // With a prior for the parameter there is an answer before the first toxicity too.
  const fit = remembered((counts: Counts): PocrmFit => pocrm(options, counts)!, 50_000);
  fit({ n: new Uint8Array(nDoses), tox: new Uint8Array(nDoses) });
  return {
    id: "pocrm",
    name: "partial-order CRM",
    cite: ["wages2011", "wages2013"],
    nDoses,
    target,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(0, "start"),
    decide: (state) => decide(fit(knownOf(state)), grid, target, state),
    view: (state) => views(fit(knownOf(state)), target, state),
    selectMtd: (end) =>
      end.stop.rule === "lowest dose too toxic" ? null : closestTreated(fit(end), target, end),
    rules: [
      `Model: p = s^a in each of ${orderings.length} orderings of the pairs by toxicity, skeleton ${skeleton.map((p) => Number(p.toPrecision(4))).join(", ")}; orderings weighted by their posterior probability.`,
      `Treat at the pair closest to ${target} in the most probable ordering, at most one level up in one agent.`,
      "Select the treated pair closest to the target.",
    ],
    grid,
  };
}

function decide({ p, next }: PocrmFit, grid: GridSize, target: number, state: State): Decision {
  const from = pairAt(grid, state.dose);
  const near = (place: number) => mayFollow(pairAt(grid, place), from);
  if (near(next)) return treatAt(next, next === state.dose ? "stay" : "model");
  const allowed = p.map((value, place) => (near(place) ? value : Number.POSITIVE_INFINITY));
  return treatAt(closestDose(allowed, target), "no-skip");
}

const closestTreated = ({ p }: PocrmFit, target: number, { n }: Counts): number =>
  closestDose(
    p.map((value, place) => (n[place] > 0 ? value : Number.POSITIVE_INFINITY)),
    target,
  );

const views = ({ p, orderings, ordering }: PocrmFit, target: number, { n, tox }: State): DoseView[] =>
  p.map((estimate, dose) => ({
    dose,
    n: n[dose],
    tox: tox[dose],
    estimate,
    under: Number.NaN,
    inside: Number.NaN,
    over: Number.NaN,
    allowed: true,
    why:
      closestDose(p, target) === dose
        ? `closest to the target in ordering ${ordering + 1}, of probability ${orderings[ordering].toFixed(3)}`
        : "",
  }));
