import { trastuzumab } from "./antibodies.ts";
import { smccDm1 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** T-DM1 (trastuzumab emtansine). */
export const tDm1: Compound = {
  name: "T-DM1",
  aliases: ["trastuzumab emtansine", "trastuzumab-DM1"],
  antibody: trastuzumab,
  ...smccDm1,
  lot: {
    dar: 3.5,
    mark: "reported",
    why: "mean load used by scheuher2023; the distribution is not given there",
  },
  mass: { value: 148773, unit: "Da" },
  facts: [
    {
      what: "maximum tolerated dose, every three weeks",
      value: "3.6 mg/kg; 24 patients, levels from 0.3 to 4.8 mg/kg",
      mark: "reported",
      source: "krop2010",
    },
    {
      what: "dose-limiting toxicity at 4.8 mg/kg",
      value: "transient thrombocytopenia",
      mark: "reported",
      source: "krop2010",
    },
    {
      what: "half-life at 3.6 mg/kg every three weeks",
      value: "3.5 d",
      mark: "reported",
      source: "krop2010",
    },
    {
      what: "antibodies of patients against the conjugate",
      value: "13 of 286 patients",
      mark: "reported",
      source: "girish2012",
    },
    {
      what: "maximum tolerated dose, weekly",
      value: "2.4 mg/kg; 28 patients",
      mark: "reported",
      source: "beeram2012",
    },
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
    {
      what: "clearance in patients",
      value: "0.676 L/d; 671 patients",
      mark: "reported",
      source: "lu2014",
    },
    {
      what: "clearance in patients, an earlier analysis",
      value: "0.70 L/d (between patients 21.0 %); 273 patients",
      mark: "reported",
      source: "gupta2012",
    },
    {
      what: "clearance at 1.2 mg/kg and less",
      value: "faster",
      mark: "reported",
      source: "krop2010",
    },
    {
      what: "catabolite of the linker in cells",
      value: "Lys-SMCC-DM1 alone",
      mark: "reported",
      source: "erickson2006",
    },
    {
      what: "ocular toxicity",
      value: "1 of 24, 35 of 112, 13 of 28 patients in three trials",
      mark: "reported",
      source: "eaton2015",
    },
    {
      what: "maximum tolerated dose in Japanese patients",
      value: "3.6 mg/kg; 10 patients",
      mark: "reported",
      source: "yamamoto2015",
    },
    {
      what: "distribution of the load; glycoform",
      mark: "unknown",
      source: "not stated where they were looked for",
    },
    {
      what: "sequences of trastuzumab",
      value: "chains of 450 and 214, G1m17,1 with its terminal lysine",
      mark: "reported",
      source: "public copies of the deposited sequence; mass and lysines are those of adcnet2025",
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
