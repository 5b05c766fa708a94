import type { Curve, Profile } from "./types.ts";

/** What becomes of a value below the limit of quantification. */
export type BlqAction = "zero" | "drop" | "half";

/** A rule for values below the limit: by their place in the profile, or by their place about Tmax. */
export type BlqRule = {
  readonly name: string;
  readonly description: string;
} & (
  | {
      readonly by: "place";
      /** Before the first, between, and after the last measurable value. */
      readonly first: BlqAction;
      readonly middle: BlqAction;
      readonly last: BlqAction;
    }
  | { readonly by: "tmax"; readonly before: BlqAction; readonly after: BlqAction }
);

/** The rules for values below the limit of quantification, by name. */
export const blqRules = {
  standard: {
    name: "standard",
    description: "zero before the first measurable value, left out between, zero after the last",
    by: "place",
    first: "zero",
    middle: "drop",
    last: "zero",
  },
  zero: { name: "zero", description: "zero", by: "place", first: "zero", middle: "zero", last: "zero" },
  drop: { name: "drop", description: "left out", by: "place", first: "drop", middle: "drop", last: "drop" },
  "half-lloq": {
    name: "half-lloq",
    description: "zero before the first measurable value, half the limit of quantification after it",
    by: "place",
    first: "zero",
    middle: "half",
    last: "half",
  },
  "drop-after-tmax": {
    name: "drop-after-tmax",
    description: "zero before Tmax, left out after it",
    by: "tmax",
    before: "zero",
    after: "drop",
  },
} as const satisfies Record<string, BlqRule>;

/** Which values count as below the limit: reported so, zero or less, or under the limit. */
export const isBelow = (profile: Profile, k: number): boolean => {
  const value = profile.concentrations[k]!;
  return (profile.belowLimit?.[k] ?? false) || value <= 0 || value < (profile.lloq ?? 0);
};

/** A curve whose points know which sample of the profile they are. */
export interface SampledCurve extends Curve {
  /** Indices into the profile; length n. */
  readonly samples: readonly number[];
}

/**
 * The profile as a curve: excluded and missing values left out, values below the limit treated by the rule.
 *
 * @throws RangeError when the rule needs a limit of quantification and the profile has none.
 */
export function applyBlq(profile: Profile, rule: BlqRule): SampledCurve {
  const { times, concentrations, excluded } = profile;
  const kept: number[] = [];
  let anyBelow = false;
  for (let sample = 0; sample < times.length; sample++) {
    const below = isBelow(profile, sample);
    if (excluded?.[sample] || (!below && Number.isNaN(concentrations[sample]!))) continue;
    anyBelow ||= below;
    kept.push(sample);
  }
  const place = anyBelow ? placer(profile, kept, rule) : undefined;
  const curve = { times: [] as number[], concentrations: [] as number[], samples: [] as number[] };
  for (let k = 0; k < kept.length; k++) {
    const sample = kept[k]!;
    const below = place !== undefined && isBelow(profile, sample);
    const value = below ? replacement(place(k), profile.lloq) : concentrations[sample]!;
    if (value === undefined) continue;
    curve.times.push(times[sample]!);
    curve.concentrations.push(value);
    curve.samples.push(sample);
  }
  return curve;
}

/** What becomes of a kept sample below the limit, by its number among those kept. */
function placer(profile: Profile, kept: readonly number[], rule: BlqRule): (k: number) => BlqAction {
  const measurable = kept.flatMap((sample, k) => (isBelow(profile, sample) ? [] : [k]));
  const first = measurable[0] ?? kept.length;
  const last = measurable.at(-1) ?? kept.length;
  if (rule.by === "place") return (k) => (k < first ? rule.first : k > last ? rule.last : rule.middle);
  const value = (k: number) => profile.concentrations[kept[k]!]!;
  const top = measurable.reduce((best, k) => (value(k) > value(best) ? k : best), first);
  return (k) => (k < top ? rule.before : rule.after);
}

function replacement(action: BlqAction, lloq: number | undefined): number | undefined {
  if (action === "zero") return 0;
  if (action === "drop") return undefined;
  if (lloq === undefined) throw new RangeError("half the limit of quantification needs the limit (lloq)");
  return lloq / 2;
}
