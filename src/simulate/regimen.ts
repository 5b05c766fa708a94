import { adjustedIdealWeight, bsaFormula, type Subject } from "../population/index.ts";
import type { Regimen } from "./spec.ts";

/** Body surface area of a subject in m², by the regimen's formula; NaN for animals. */
export const areaOf = (regimen: Regimen, { heightCm, weightKg }: Subject): number =>
  bsaFormula(regimen.bsa).area(heightCm, weightKg);

/** The body weight in kg that a dose per kg is multiplied with. */
export const dosingWeight = (regimen: Regimen, { sex, heightCm, weightKg }: Subject): number =>
  regimen.weight === "actual" ? weightKg : adjustedIdealWeight(sex, heightCm, weightKg);

/** One dose of a subject, in the regimen's `amountUnit`, with the cap applied. */
export function doseOf(regimen: Regimen, subject: Subject): number {
  const { dose, per, cap, cappedAt } = regimen;
  const capped = (value: number, at: Regimen["cappedAt"]) =>
    cap !== null && cappedAt === at ? Math.min(value, cap) : value;
  switch (per) {
    case "area":
      return capped(dose * capped(areaOf(regimen, subject), "area"), "amount");
    case "weight":
      return capped(dose * capped(dosingWeight(regimen, subject), "weight"), "amount");
    case "subject":
      return capped(dose, "amount");
  }
}
