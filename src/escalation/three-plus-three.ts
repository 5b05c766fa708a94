import { stopAt, treatAt } from "./decisions.ts";
import type { Counts, Decision, Design, DoseView, End } from "./types.ts";

/**
 * What follows when a dose has proved too toxic: "escalate-only" takes the dose below as it is, with three patients or
 * six; "de-escalate" first fills the dose below to six patients and goes on down while it proves too toxic.
 */
export type ThreePlusThreeVariant = "escalate-only" | "de-escalate";

/** Options of {@link threePlusThree}. */
export interface ThreePlusThreeOptions {
  readonly nDoses: number;
  /** Default "de-escalate". */
  readonly variant?: ThreePlusThreeVariant;
  /** A top dose with no toxicity in three is filled to six before it is the MTD; off by default, as in the packages. */
  readonly topNeedsSix?: boolean;
}

/**
 * 3+3. Of three patients: none with a toxicity, go up; one, treat three more; two, the dose is too toxic. Of six: at most
 * one, go up; two, too toxic. Software holds at least three variants under one name; they differ by 2 to 5 points.
 * @see storer1989 korn1994
 */
export function threePlusThree(options: ThreePlusThreeOptions): Design {
  const { nDoses, variant = "de-escalate", topNeedsSix = false } = options;
  const least = variant === "escalate-only" ? 3 : 6;
  return {
    id: "3+3",
    name: `3+3 (${variant}${topNeedsSix ? ", top dose needs six" : ""})`,
    cite: ["storer1989", "korn1994"],
    nDoses,
    target: Number.NaN,
    maxN: 6 * nDoses,
    ownCohorts: true,
    first: treatAt(0, "start", 3),
    decide: (state) => decide(state, state.dose, least, topNeedsSix),
    view: shareViews,
    selectMtd: highestTolerated,
    rules: [
      "Treat three patients: escalate if none has a dose-limiting toxicity; treat three more if one has; otherwise the dose is too toxic.",
      "Of six patients: escalate if at most one has a dose-limiting toxicity; otherwise the dose is too toxic.",
      variant === "escalate-only"
        ? "The maximum tolerated dose is the dose below the first that is too toxic."
        : "Below a dose that is too toxic, fill the dose to six patients; the maximum tolerated dose is the highest with at most one toxicity in six.",
      topNeedsSix
        ? "The top dose needs six patients to be the maximum tolerated dose."
        : "The top dose is the maximum tolerated dose with three patients and no toxicity.",
    ],
  };
}

function decide({ n, tox }: Counts, dose: number, least: number, topNeedsSix: boolean): Decision {
  const ceiling = lowestTooToxic({ n, tox });
  if (ceiling <= dose) return settle({ n, tox }, ceiling - 1, least);
  const [at, y] = [n[dose], tox[dose]];
  if (at < 3) return treatAt(dose, "fill", 3 - at);
  if (y === 1 && at < 6) return treatAt(dose, "stay", 6 - at);
  if (dose < n.length - 1) {
    return ceiling === dose + 1 ? settle({ n, tox }, dose, least) : treatAt(dose + 1, "escalate", 3);
  }
  return topNeedsSix && at < 6 ? treatAt(dose, "top dose", 6 - at) : stopAt(dose, "mtd found");
}

/** The dose below one that is too toxic: the MTD once it has enough patients. */
function settle({ n }: Counts, dose: number, least: number): Decision {
  if (dose < 0) return stopAt(null, "lowest dose too toxic");
  const at = n[dose];
  if (at >= least) return stopAt(dose, "mtd found");
  return treatAt(dose, "de-escalate", (at >= 3 ? 6 : Math.min(3, least)) - at);
}

/** The lowest dose with two or more toxicities; one above the top when there is none. */
export function lowestTooToxic({ n, tox }: Counts): number {
  let dose = 0;
  while (dose < n.length && tox[dose] < 2) dose += 1;
  return dose;
}

/** The dose that the rule singled out; in a trial cut short, the highest with none of three or one of six. */
export function highestTolerated({ n, tox, stop }: End): number | null {
  if (stop.rule === "mtd found" || stop.rule === "lowest dose too toxic") return stop.dose;
  for (let dose = lowestTooToxic({ n, tox }) - 1; dose >= 0; dose--) {
    if ((n[dose] >= 3 && tox[dose] === 0) || n[dose] >= 6) return dose;
  }
  return null;
}

/** Doses as a rule without a target sees them: shares only. */
export function shareViews({ n, tox }: Counts): DoseView[] {
  const ceiling = lowestTooToxic({ n, tox });
  return Array.from({ length: n.length }, (_, dose) => ({
    dose,
    n: n[dose],
    tox: tox[dose],
    estimate: n[dose] === 0 ? Number.NaN : tox[dose] / n[dose],
    under: Number.NaN,
    inside: Number.NaN,
    over: Number.NaN,
    allowed: dose < ceiling,
    why: dose < ceiling ? "" : `${tox[ceiling]} of ${n[ceiling]} had a toxicity at dose ${ceiling + 1}`,
  }));
}
