import type { Problem } from "../units/index.ts";
import { electronMassDa } from "./elements.ts";
import { addFormulas, type Formula, formula } from "./formula.ts";
import { isotopePattern, type PatternOptions } from "./isotope-pattern.ts";
import { monoisotopicMassDa } from "./mass.ts";

/** What a molecule gains or loses to fly: "[M+H]+". */
export interface Adduct {
  readonly name: string;
  /** Atoms added (negative: lost). */
  readonly change: Formula;
  /** Charge number, with its sign. */
  readonly charge: number;
}

const adduct = (name: string, change: Formula, charge: number): Adduct => ({ name, change, charge });

/** The ions of electrospray that catabolites of conjugates are looked for as. */
export const adducts: readonly Adduct[] = [
  adduct("[M+H]+", { H: 1 }, 1),
  adduct("[M+Na]+", { Na: 1 }, 1),
  adduct("[M+K]+", { K: 1 }, 1),
  adduct("[M+NH4]+", formula("NH4"), 1),
  adduct("[M+2H]2+", { H: 2 }, 2),
  adduct("[M-H]-", { H: -1 }, -1),
];

/** The adduct with this name. @throws RangeError when there is none. */
export function adductNamed(name: string): Adduct {
  const found = adducts.find((candidate) => candidate.name === name);
  if (!found)
    throw new RangeError(`no adduct "${name}"; there are ${adducts.map((each) => each.name).join(", ")}`);
  return found;
}

/** Monoisotopic m/z of an ion, in Da per elementary charge: (M + change − z·mₑ) / |z|. */
export const mzOf = (molecule: Formula, { change, charge }: Adduct): number =>
  toMz(monoisotopicMassDa(addFormulas(molecule, change)), charge);

const toMz = (massDa: number, charge: number): number =>
  (massDa - charge * electronMassDa) / Math.abs(charge);

/** A line of the pattern of an ion. */
export interface IonLine {
  readonly mz: number;
  readonly abundance: number;
}

/** Isotope pattern of an ion, lightest line first. The resolution is that of the masses, not of m/z. */
export const ionPattern = (
  molecule: Formula,
  { change, charge }: Adduct,
  options: PatternOptions = {},
): readonly IonLine[] =>
  isotopePattern(addFormulas(molecule, change), options).map(({ massDa, abundance }) => ({
    mz: toMz(massDa, charge),
    abundance,
  }));

/** A problem when a molecule cannot give this ion because it lacks the atoms to lose. */
export function ionProblem(molecule: Formula, { name, change }: Adduct): Problem | undefined {
  const short = Object.entries(change).find(([symbol, n]) => (molecule[symbol] ?? 0) + n < 0);
  if (!short) return undefined;
  return { problem: `${name} of a molecule without ${short[0]}`, needed: `a molecule with ${short[0]}` };
}
