import { convert, dimensionOf, sameDimension } from "../../units/index.ts";

/** What a dose of a conjugate means: which molecule is counted, and what links the others to it. */
export interface Conjugate {
  /** Whose concentration the doses are. */
  readonly doseOf: "antibody" | "payload";
  /** Mean number of payloads per antibody. */
  readonly dar: number;
  /** Molar mass of the conjugate, kDa; needed for mass per volume. */
  readonly molarMassKDa?: number;
  /** Molar mass of the payload, Da; needed for mass of payload per volume. */
  readonly payloadMassDa?: number;
}

/** One concentration in the units in which such results are reported. */
export interface Expressed {
  readonly name: "antibody" | "payload" | "conjugate-mass" | "payload-mass";
  readonly printed: string;
  readonly value: number;
  readonly unit: string;
}

/** 1 kDa is 1 mg/µmol = 0.001 mg/nmol, the unit that bridges mass and amount. */
const bridgeOf = (kDa: number) => ({ molarMass: kDa / 1000 });

/**
 * A dose of a conjugate as nM of antibody, nM of payload, and ng/mL of conjugate and of payload, as far as the molar masses are
 * known.
 *
 *   payload = DAR · antibody,   mass = molar mass · amount
 *
 * @param unit of the dose: an amount or a mass per volume. A mass is that of the conjugate, or of the payload with
 * `doseOf: "payload"`.
 * @throws RangeError when the dose is neither, or is a mass whose molar mass is not given.
 */
export function expressDose(dose: number, unit: string, conjugate: Conjugate): readonly Expressed[] {
  const { doseOf, dar, molarMassKDa, payloadMassDa } = conjugate;
  const kDa =
    doseOf === "antibody" ? molarMassKDa : payloadMassDa === undefined ? undefined : payloadMassDa / 1000;
  const nM = molar(dose, unit, kDa);
  const antibody = doseOf === "antibody" ? nM : nM / dar;
  const payload = antibody * dar;
  return [
    { name: "antibody", printed: "as antibody", value: antibody, unit: "nM" },
    { name: "payload", printed: "as payload", value: payload, unit: "nM" },
    ...(molarMassKDa === undefined
      ? []
      : [
          {
            name: "conjugate-mass",
            printed: "as mass of conjugate",
            value: mass(antibody, molarMassKDa),
            unit: "ng/mL",
          } as const,
        ]),
    ...(payloadMassDa === undefined
      ? []
      : [
          {
            name: "payload-mass",
            printed: "as mass of payload",
            value: mass(payload, payloadMassDa / 1000),
            unit: "ng/mL",
          } as const,
        ]),
  ];
}

function molar(dose: number, unit: string, kDa: number | undefined): number {
  if (sameDimension(dimensionOf(unit), dimensionOf("nM"))) return convert(dose, unit, "nM");
  if (kDa === undefined) throw new RangeError(`a dose in ${unit} needs the molar mass to be given in nM`);
  return convert(dose, unit, "nM", bridgeOf(kDa));
}

const mass = (nM: number, kDa: number): number => convert(nM, "nM", "ng/mL", bridgeOf(kDa));
