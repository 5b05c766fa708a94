import { baseNames, type Dimension } from "./dimension.ts";

/** A unit symbol: how many coherent base units it is worth, and what it measures. */
export interface Symbol {
  readonly factor: number;
  readonly dimension: Dimension;
}

const dimension = (exponents: Partial<Record<(typeof baseNames)[number], number>>): Dimension =>
  baseNames.map((name) => exponents[name] ?? 0);

const time = dimension({ time: 1 });
const amount = dimension({ amount: 1 });
const mass = dimension({ mass: 1 });
const length = dimension({ length: 1 });
const volume = dimension({ length: 3 });
const concentration = dimension({ amount: 1, length: -3 });
const molarMass = dimension({ mass: 1, amount: -1 });
const activity = dimension({ activity: 1 });
const number = dimension({});

/** Avogadro constant, molecules per mole, exact since the 2019 redefinition (`bipm2019`). */
export const avogadro = 6.02214076e23;

const rows: readonly (readonly [names: string, factor: number, dimension: Dimension])[] = [
  ["h hr hour hours", 1, time],
  ["s sec second seconds", 1 / 3600, time],
  ["ms", 1 / 3.6e6, time],
  ["us", 1 / 3.6e9, time],
  ["min minute minutes", 1 / 60, time],
  ["d day days", 24, time],
  ["wk week weeks", 168, time],
  ["mol", 1e9, amount],
  ["mmol", 1e6, amount],
  ["umol", 1e3, amount],
  ["nmol", 1, amount],
  ["pmol", 1e-3, amount],
  ["fmol", 1e-6, amount],
  ["copies copy molecules molecule", 1e9 / avogadro, amount],
  ["g", 1e3, mass],
  ["mg", 1, mass],
  ["ug mcg", 1e-3, mass],
  ["ng", 1e-6, mass],
  ["pg", 1e-9, mass],
  ["kg", 1, dimension({ "body weight": 1 })],
  ["m", 10, length],
  ["dm", 1, length],
  ["cm", 0.1, length],
  ["mm", 0.01, length],
  ["um", 1e-5, length],
  ["nm", 1e-8, length],
  ["L l litre litres liter liters", 1, volume],
  ["dL", 0.1, volume],
  ["mL ml", 1e-3, volume],
  ["uL", 1e-6, volume],
  ["nL", 1e-9, volume],
  ["pL", 1e-12, volume],
  ["fL", 1e-15, volume],
  ["M", 1e9, concentration],
  ["mM", 1e6, concentration],
  ["uM", 1e3, concentration],
  ["nM", 1, concentration],
  ["pM", 1e-3, concentration],
  ["Da", 1e-6, molarMass],
  ["kDa", 1e-3, molarMass],
  ["cells cell", 1, dimension({ cells: 1 })],
  ["U IU", 1, activity],
  ["mU", 1e-3, activity],
  ["kU", 1e3, activity],
  ["%", 0.01, number],
  ["ppm", 1e-6, number],
];

/** Every unit symbol the workbench reads. The kilogram is body weight alone; a drug's mass is g, mg, ug, ng. */
export const symbols: ReadonlyMap<string, Symbol> = new Map(
  rows.flatMap(([names, factor, dimension]) =>
    names.split(" ").map((name): [string, Symbol] => [name, { factor, dimension }]),
  ),
);
