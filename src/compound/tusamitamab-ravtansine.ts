import { spdbDm4 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** Tusamitamab ravtansine (SAR408701): the SPDB-DM4 conjugate whose plasma kinetics is best described. */
export const tusamitamabRavtansine: Compound = {
  name: "tusamitamab ravtansine",
  aliases: ["SAR408701"],
  antibody: {
    name: "tusamitamab",
    target: "CEACAM5",
    epitope: "protein",
    mass: { value: 144522, unit: "Da" },
    glycans: "unknown",
  },
  ...spdbDm4,
  lot: {
    dar: 3.3,
    fractions: [0.071, 0.085, 0.175, 0.218, 0.199, 0.142, 0.071, 0.028, 0.009],
    mark: "reported",
    why: "medians of four lots and the estimated naked antibody (pouzin2022); the mean is over all antibody",
  },
  mass: { value: 150000, unit: "Da" },
  facts: [
    {
      what: "dose-limiting toxicity every three weeks at 120, 150, 170, 190 mg/m2",
      value: "0 of 3, 0 of 3, 0 of 6, 2 of 3 patients",
      mark: "reported",
      source: "esmo521p",
    },
    {
      what: "maximum tolerated dose, every two weeks",
      value: "100 mg/m2, set by keratopathy",
      mark: "reported",
      source: "gazzah2022",
    },
    {
      what: "lysines and disulfides of the antibody",
      mark: "unknown",
      source: "no sequence was read",
    },
    {
      what: "loading dose, then 100 mg/m2 every two weeks, at 120, 135, 150, 170 mg/m2",
      value:
        "3, 4, 8, 13 patients; 2 of 9 evaluable at 170 with dose-limiting keratopathy or keratitis in cycle 2",
      mark: "reported",
      source: "esmo521p",
    },
    {
      what: "terminal half-life in patients",
      value: "6 d",
      mark: "reported",
      weak: true,
      source: "adctoxicityatlas",
    },
    {
      what: "isotype and glycoform",
      mark: "unknown",
      source: "not stated where they were looked for",
    },
  ],
  pharmacokinetics: {
    human: {
      model: "dar-chain-pouzin-2022",
      mark: "reported",
      why: "semi-mechanistic population model of 254 patients (pouzin2022)",
    },
  },
};
