import type { Compound } from "./types.ts";

/** T-DM1 (trastuzumab emtansine). */
export const tDm1: Compound = {
  name: "T-DM1",
  aliases: ["trastuzumab emtansine", "trastuzumab-DM1"],
  antibody: { name: "trastuzumab", target: "HER2", mass: { value: 145422, unit: "Da" } },
  linker: { name: "SMCC", releases: "thioether: only by digestion of the antibody" },
  payload: { name: "DM1", mass: { value: 738.29, unit: "Da" }, adds: { value: 957.52, unit: "Da" } },
  lot: {
    dar: 3.5,
    mark: "reported",
    why: "mean load used by scheuher2023; the distribution is not given there",
  },
  mass: { value: 148773, unit: "Da" },
  facts: [
    {
      what: "maximum concentration at 3.6 mg/kg",
      value: "74.4 ug/mL (SD 10.1)",
      mark: "reported",
      source: "marianne2019",
    },
    {
      what: "trough at 3.6 mg/kg every three weeks",
      value: "1.34 ug/mL (SD 0.802)",
      mark: "reported",
      source: "marianne2019",
    },
    {
      what: "area under the curve to infinity at 3.6 mg/kg",
      value: "338 ug*d/mL (SD 69.5)",
      mark: "reported",
      source: "marianne2019",
    },
    {
      what: "mass of the conjugate",
      value: "148773 Da",
      mark: "derived",
      source: "145,422 Da (sequence without glycans) + 3.5 × 957.52 Da",
    },
  ],
  pharmacokinetics: {
    human: { model: "lu-2014-t-dm1", mark: "reported", why: "population model of 671 patients (lu2014)" },
    cynomolgus: {
      model: "dar-chain-bender-2014-cynomolgus",
      mark: "reported",
      why: "mechanistic model of the cynomolgus monkey (bender2014)",
    },
    rat: {
      model: "dar-chain-bender-2014-rat",
      mark: "reported",
      why: "mechanistic model of the rat (bender2014)",
    },
  },
};
