import { credible, shareBelow, tailAbove } from "../beta.ts";
import { boinBoundaries } from "../boin.ts";
import { stopAt, treatAt } from "../decisions.ts";
import type { Decision, Design, DoseView, Rule, State } from "../types.ts";
import {
  type BoinCombinationOptions,
  boinCombination,
  boinCombinationSelect,
  type PairDecision,
} from "./boin-combination.ts";
import { type GridSize, pairAt, pairCounts, placeOf } from "./pairs.ts";

/**
 * Two-agent BOIN as a design that a trial is made of: `boinCombination` decides, `boinCombinationSelect` selects. Of equally good pairs,
 * where the software draws one, the one with the lower dose of the first agent is taken, so that equal counts give equal answers.
 * @throws RangeError as `boinBoundaries`.
 * @see linyin2017
 */
export function boinCombinationDesign({
  grid,
  ...options
}: BoinCombinationOptions & { readonly grid: GridSize }): Design & { readonly grid: GridSize } {
  const { target, low, high, cutoff = 0.95 } = options;
  const { escalate, deescalate } = boinBoundaries(target, low, high);
  const decide = (state: State): Decision => {
    const said = boinCombination(options, pairCounts(grid, state), pairAt(grid, state.dose));
    return said.pairs.length === 0
      ? stopAt(null, "lowest dose too toxic")
      : treatAt(placeOf(grid, said.pairs[0]), ruleOf[said.rule]);
  };
  return {
    id: "boin-pairs",
    name: "two-agent BOIN",
    cite: ["linyin2017"],
    nDoses: grid[0] * grid[1],
    target,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(0, "start"),
    decide,
    view: (state) => views(state, grid, [escalate, deescalate], { target, cutoff }),
    selectMtd: (end) => {
      const pair = boinCombinationSelect(options, pairCounts(grid, end));
      return pair && placeOf(grid, pair);
    },
    rules: [
      `With a share of patients with a dose-limiting toxicity of at most ${escalate.toFixed(4)} go up in one agent, to the neighbour more probably between the boundaries; with at least ${deescalate.toFixed(4)} go down in one agent, chosen alike; otherwise stay. Of equal neighbours take the lower dose of the first agent.`,
      `Exclude a pair and every pair at or above it in both agents when P(p > ${target}) exceeds ${cutoff}, from 3 patients on; stop when the lowest pair is excluded.`,
      "Select the pair whose estimate, isotonic in both directions, is closest to the target.",
    ],
    grid,
  };
}

const ruleOf: Readonly<Record<PairDecision["rule"], Rule>> = {
  escalate: "escalate",
  stay: "stay",
  "de-escalate": "de-escalate",
  top: "top dose",
  bottom: "bottom dose",
  eliminated: "eliminated",
  "lowest pair too toxic": "lowest dose too toxic",
};

function views(
  { n, tox }: State,
  grid: GridSize,
  [low, high]: readonly [number, number],
  { target, cutoff }: { readonly target: number; readonly cutoff: number },
): DoseView[] {
  const excess = Array.from({ length: n.length }, (_, place) => tailAbove(target, n[place], tox[place]));
  const excludes = (place: number) => n[place] >= 3 && excess[place] > cutoff;
  return excess.map((over, place) => {
    const [j, k] = pairAt(grid, place);
    const by = excess.findIndex((_, other) => {
      const [a, b] = pairAt(grid, other);
      return a <= j && b <= k && excludes(other);
    });
    const under = shareBelow(low, n[place], tox[place]);
    const above = tailAbove(high, n[place], tox[place]);
    const own = `P(p > ${target}) = ${over.toFixed(3)} is above ${cutoff}`;
    return {
      dose: place,
      n: n[place],
      tox: tox[place],
      estimate: (1 + tox[place]) / (2 + n[place]),
      under,
      inside: Math.max(0, 1 - under - above),
      over: above,
      interval: credible(n[place], tox[place]),
      allowed: by < 0,
      why: by < 0 ? "" : excludes(place) ? own : "a lower pair is excluded",
    };
  });
}
