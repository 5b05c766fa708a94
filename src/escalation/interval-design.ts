import { credible, shareBelow, tailAbove } from "./beta.ts";
import { stopAt, treatAt } from "./decisions.ts";
import { type Exclusion, exclusion } from "./exclusion.ts";
import { isotonicSelection } from "./isotonic.ts";
import type { Counts, Decision, Design, DoseView, State, Verdict, Verdicts } from "./types.ts";

/** A verdict before safety is looked at. */
export type Action = Exclude<Verdict, "exclude">;

/** A design with a decision table. */
export type IntervalDesign = Design & { readonly verdict: Verdicts };

/** A design whose next dose follows from the counts at the current dose, with unsafe doses excluded. */
export interface IntervalRule {
  readonly id: string;
  readonly name: string;
  readonly cite: readonly string[];
  readonly nDoses: number;
  readonly target: number;
  /** The target interval shown in views; the decision itself is `action`. */
  readonly interval: readonly [number, number];
  readonly action: (n: number, tox: number) => Action;
  readonly exclude: Exclusion;
  /** Shape of the symmetric prior of isotonic selection; default 0.05. */
  readonly selectionPrior?: number;
  readonly rules: readonly string[];
}

const verdicts: readonly Verdict[] = ["escalate", "stay", "de-escalate", "exclude"];
const excludeCode = 3;

/** A design from its rule: one comparison of counts at the current dose, exclusion, isotonic selection. */
export function intervalDesign(rule: IntervalRule): IntervalDesign {
  const code = rememberVerdicts(rule);
  const { exclude } = rule;
  return {
    id: rule.id,
    name: rule.name,
    cite: rule.cite,
    nDoses: rule.nDoses,
    target: rule.target,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(0, "start"),
    decide: (state) => next(code, state),
    view: (state) => viewDoses(rule, state),
    selectMtd: isotonicSelection({
      target: rule.target,
      exclude,
      ...(rule.selectionPrior === undefined ? {} : { prior: rule.selectionPrior }),
    }),
    rules: [
      ...rule.rules,
      `Exclude a dose and those above it when P(p > ${print(rule.target)}) exceeds ${exclude.cutoff}, from ${exclude.fromN} patients on; stop when dose 1 is excluded.`,
      "Select as the maximum tolerated dose the dose whose isotonic estimate is closest to the target.",
    ],
    verdict: (n, tox) => verdicts[code(n, tox)],
  };
}

const print = (x: number): string => String(Number(x.toPrecision(6)));

function next(code: (n: number, tox: number) => number, { n, tox, dose }: State): Decision {
  for (let d = 0; d <= dose; d++) {
    if (code(n[d], tox[d]) !== excludeCode) continue;
    return d === 0 ? stopAt(null, "lowest dose too toxic") : treatAt(d - 1, "eliminated");
  }
  switch (code(n[dose], tox[dose])) {
    case 0:
      if (dose === n.length - 1) return treatAt(dose, "top dose");
      if (code(n[dose + 1], tox[dose + 1]) === excludeCode) return treatAt(dose, "higher dose eliminated");
      return treatAt(dose + 1, "escalate");
    case 2:
      return dose === 0 ? treatAt(0, "bottom dose") : treatAt(dose - 1, "de-escalate");
    default:
      return treatAt(dose, "stay");
  }
}

/** Codes into `verdicts`, one row per n, made when first asked for; an untreated dose stays. */
function rememberVerdicts(rule: IntervalRule): (n: number, tox: number) => number {
  const excluded = exclusion(rule.exclude);
  const rows: Uint8Array[] = [Uint8Array.of(1)];
  const fill = (n: number): Uint8Array => {
    for (let m = rows.length; m <= n; m++) {
      rows.push(
        Uint8Array.from({ length: m + 1 }, (_, tox) =>
          excluded(m, tox) ? excludeCode : verdicts.indexOf(rule.action(m, tox)),
        ),
      );
    }
    return rows[n];
  };
  return (n, tox) => (n < rows.length ? rows[n] : fill(n))[tox];
}

/** Every dose by its own beta posterior, Beta(1 + y, 1 + n − y). */
function viewDoses(rule: IntervalRule, { n, tox }: Counts): DoseView[] {
  const excluded = exclusion(rule.exclude);
  let below = true;
  return Array.from({ length: n.length }, (_, dose) => {
    const [at, y] = [n[dose], tox[dose]];
    const wasAllowed = below;
    below &&= !excluded(at, y);
    return {
      dose,
      n: at,
      tox: y,
      ...posterior(rule.interval, at, y),
      allowed: below,
      why: why(rule, at, y, wasAllowed),
    };
  });
}

const posterior = ([low, high]: readonly [number, number], n: number, tox: number) => {
  const under = shareBelow(low, n, tox);
  const over = tailAbove(high, n, tox);
  const estimate = (1 + tox) / (2 + n);
  return { estimate, under, inside: Math.max(0, 1 - under - over), over, interval: credible(n, tox) };
};

function why({ target, exclude }: IntervalRule, n: number, tox: number, lowerAllowed: boolean): string {
  if (!lowerAllowed) return "a lower dose is excluded";
  const p = tailAbove(target, n, tox);
  if (!(n >= exclude.fromN && p > exclude.cutoff)) return "";
  return `P(p > ${print(target)}) = ${p.toFixed(3)} is above ${exclude.cutoff}`;
}
