import type { Compound } from "./types.ts";

/** Tusamitamab ravtansine (SAR408701): the SPDB-DM4 conjugate whose plasma kinetics is best described. */
export const tusamitamabRavtansine: Compound = {
  name: "tusamitamab ravtansine",
  aliases: ["SAR408701"],
  antibody: { name: "tusamitamab", target: "CEACAM5", mass: { value: 144522, unit: "Da" } },
  linker: { name: "SPDB", releases: "disulfide, two methyl groups on the side of the drug" },
  payload: { name: "DM4", mass: { value: 780.37, unit: "Da" }, adds: { value: 880.51, unit: "Da" } },
  lot: {
    dar: 3.3,
    fractions: [0.071, 0.085, 0.175, 0.218, 0.199, 0.142, 0.071, 0.028, 0.009],
    mark: "reported",
    why: "medians of four lots and the estimated naked antibody (pouzin2022); the mean is over all antibody",
  },
  mass: { value: 150000, unit: "Da" },
  facts: [],
  pharmacokinetics: {
    human: {
      model: "dar-chain-pouzin-2022",
      mark: "reported",
      why: "semi-mechanistic population model of 254 patients (pouzin2022)",
    },
  },
};
