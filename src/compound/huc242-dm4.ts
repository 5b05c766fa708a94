import { huC242 } from "./antibodies.ts";
import { spdbDm4 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** huC242-DM4 (cantuzumab ravtansine): the compound of the founding document. */
export const huC242Dm4: Compound = {
  name: "huC242-DM4",
  aliases: ["cantuzumab ravtansine", "IMGN242"],
  antibody: huC242,
  ...spdbDm4,
  lot: {
    dar: 3.5,
    fractions: [0.071, 0.085, 0.175, 0.218, 0.199, 0.142, 0.071, 0.028, 0.009],
    mark: "assumed",
    why:
      "only the mean of 3.5 is known; the fractions are those of tusamitamab ravtansine (pouzin2022), the same " +
      "linker and drug, whose mean over all antibody is 3.3 and over conjugated antibody 3.5",
  },
  mass: { value: 150110, unit: "Da" },
  facts: [
    {
      what: "maximum tolerated dose, every three weeks",
      value: "168 mg/m2",
      mark: "reported",
      source: "immunogen2007",
    },
    {
      what: "reduced visual acuity at 223 mg/m2, which set the maximum tolerated dose",
      value: "2 patients",
      mark: "reported",
      source: "immunogen2007",
    },
    {
      what: "tumour shrinkage, all doses",
      value: "6 of 26 evaluable patients",
      mark: "reported",
      source: "immunogen2007",
    },
    {
      what: "at least two cycles at 168 mg/m2",
      value: "11 of 16 patients",
      mark: "reported",
      source: "immunogen2007",
    },
    {
      what: "clinically significant myelosuppression",
      mark: "documented absent",
      source: "immunogen2007",
    },
    {
      what: "doses given by November 2006",
      value: "eight levels from 18 to 297 mg/m2, 28 patients",
      mark: "reported",
      source: "immunogen2006",
    },
    {
      what: "antibodies of patients against the conjugate",
      mark: "documented absent",
      weak: true,
      source: "adctoxicityatlas",
    },
    {
      what: "exposure and circulating antigen",
      value: "higher exposure below 1000 U/mL of CanAg in plasma",
      mark: "reported",
      weak: true,
      source: "adctoxicityatlas",
    },
    {
      what: "stability of the disulfide in mouse blood",
      value: "about twice that of huC242-DM1",
      mark: "reported",
      weak: true,
      source: "aacr2005-1429",
    },
    {
      what: "clearance, half-life, exposure in patients at any dose",
      mark: "unknown",
      source: "no abstract, label or repository that was searched gives a number",
    },
    {
      what: "pharmacokinetics in mice",
      mark: "unknown",
      source: "abstract B53 of 2007 says that it was related to patients; its numbers were not found",
    },
    {
      what: "CanAg per cell, internalisation, affinity of huC242",
      mark: "unknown",
      source: "no measured value was found",
    },
    {
      what: "isotype of huC242",
      mark: "unknown",
      source: "not stated where it was looked for",
    },
    {
      what: "mass of the antibody, sequence without glycans, 16 disulfides",
      value: "147028 Da",
      mark: "derived",
      source: "sequence in adcnet2025",
    },
    { what: "mass added by one SPDB-DM4", value: "880.51 Da", mark: "derived", source: "structure" },
    {
      what: "share of DM4 in the mass at a load of 3.5",
      value: "1.82 %",
      mark: "derived",
      source: "3.5 × 780.37 / 150110",
    },
  ],
  pharmacokinetics: {
    human: {
      model: "dar-chain-pouzin-2022",
      set: { MWadc: "150110 Da", MWnab: "147028 Da", MWdm4: "780.37 Da", MWme: "794.39 Da" },
      mark: "assumed",
      why:
        "no human pharmacokinetics of huC242-DM4 is published; these are the parameters of tusamitamab ravtansine " +
        "(pouzin2022), the same linker and drug on another antibody. Binding to shed CanAg is not in this model.",
    },
    mouse: {
      model: "dar-chain-spdb-dm4-mouse",
      set: { MWadc: "150110 Da", MWnab: "147028 Da", MWdm4: "780.37 Da" },
      mark: "assumed",
      why:
        "no mouse pharmacokinetics of huC242-DM4 is published; antibody disposition of brentuximab vedotin in the " +
        "mouse (shah2012), deconjugation of tusamitamab ravtansine in patients (pouzin2022)",
    },
  },
};
