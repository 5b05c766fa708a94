import { dimensionOf, fromBaseUnits, inBaseUnits, type Problem, sameDimension } from "../../units/index.ts";
import type { Exposure } from "./exposure.ts";
import type { SimeoniOptions } from "./options.ts";

/** A planned fit: what each arm was exposed to, and in which unit. */
export type SimeoniRules = {
  readonly exposures: Readonly<Record<string, Exposure>>;
  /** Of a concentration, or of a dose where no volume was given. */
  readonly unit: string;
};

/** Units of concentration that a dose over a volume may give. */
const concentrations = ["ug/mL", "nM"] as const;

type Dose = SimeoniOptions["doses"][string];

/** The exposure of each arm: doses in one unit, days from the baseline; or what does not go together. */
export function planSimeoni(options: SimeoniOptions): SimeoniRules | Problem {
  const [first] = Object.values(options.doses);
  if (!first) return { problem: "no arm has doses", needed: "the doses of the treated arms, by arm" };
  const unit = exposureUnit(first, options);
  const other = Object.entries(options.doses).find(
    ([, { amount }]) => !sameDimension(dimensionOf(amount.unit), dimensionOf(first.amount.unit)),
  );
  if (unit === undefined)
    return {
      problem: `a dose in ${first.amount.unit} over a volume in ${options.volume!.unit} is no concentration`,
      needed: "dose and volume both per kg, both per m2, or neither",
    };
  if (other)
    return {
      problem: `the dose of ${other[0]} is in ${other[1].amount.unit}, another one in ${first.amount.unit}`,
      needed: "doses of one kind",
    };
  const exposures = Object.entries(options.doses).map(
    ([arm, dose]) => [arm, exposureOf(dose, unit, options)] as const,
  );
  return { exposures: Object.fromEntries(exposures), unit };
}

function exposureUnit({ amount }: Dose, { volume }: SimeoniOptions): string | undefined {
  if (!volume) return amount.unit;
  const quotient = dimensionOf(`(${amount.unit})/(${volume.unit})`);
  return concentrations.find((unit) => sameDimension(dimensionOf(unit), quotient));
}

function exposureOf({ amount, days }: Dose, unit: string, options: SimeoniOptions): Exposure {
  const dayH = inBaseUnits({ value: 1, unit: "d" });
  const volume = options.volume ? inBaseUnits(options.volume) : 1;
  return {
    doses: days.map((day) => ({
      day: inBaseUnits(day) / dayH,
      amount: fromBaseUnits(inBaseUnits(amount) / volume, unit),
    })),
    terms: [{ perAmount: 1, rate: (Math.LN2 / inBaseUnits(options["half-life"])) * dayH }],
  };
}
