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
    {
      what: "first patient of phase I",
      value: "24 June 2005",
      mark: "reported",
      source: "immunogen2005",
    },
    {
      what: "eligibility in phase I, later",
      value: "CanAg 2+ or 3+ in more than 75 % of the cells",
      mark: "reported",
      source: "nct00352131",
    },
    {
      what: "ocular dose-limiting toxicity at 223 mg/m2, in the second cycle",
      value: "2 of 30 patients: reduced acuity, corneal deposits, keratitis",
      mark: "reported",
      source: "eaton2015",
    },
    {
      what: "phase II",
      value: "168 mg/m2 every three weeks, gastric cancer after front-line therapy",
      mark: "reported",
      source: "immunogen2007b",
    },
    {
      what: "drug-related ocular toxicity in phase II at 168 mg/m2",
      value: "3 of 6 patients",
      mark: "reported",
      source: "eaton2015",
    },
    {
      what: "development by its maker",
      value: "discontinued in June 2009; slow accrual in gastric cancer given",
      mark: "reported",
      source: "immunogen2009",
    },
    {
      what: "drug-related events of grade 3 or 4 in phase I",
      value: "12",
      mark: "reported",
      weak: true,
      source: "adctoxicityatlas",
    },
    {
      what: "metabolites in antigen-positive cells",
      value: "Lys-SPDB-DM4, DM4, S-methyl-DM4",
      mark: "reported",
      source: "erickson2006",
    },
    {
      what: "NCI-N87 in mice, one dose of 1.8 mg/kg",
      value: "log10 cell kill 1.27",
      mark: "reported",
      source: "gastric2007",
    },
    {
      what: "NCI-N87 in mice, one dose of 3.5 mg/kg and more",
      value: "complete regression",
      mark: "reported",
      source: "gastric2007",
    },
    {
      what: "weight loss of mice up to 18.9 mg/kg",
      mark: "documented absent",
      source: "gastric2007",
    },
    {
      what: "maximum tolerated dose in mice",
      value: "about 50 mg/kg, estimated",
      mark: "reported",
      source: "gastric2007",
    },
    {
      what: "C242 epitope in gastric tumours, immunohistochemistry",
      value: "13 of 21",
      mark: "reported",
      source: "gastric2007",
    },
    {
      what: "with docetaxel and with 5-fluorouracil on gastric cell lines",
      value: "synergistic; additive",
      mark: "reported",
      source: "immunogen2007",
    },
    {
      what: "combination index with docetaxel or 5-fluorouracil",
      mark: "unknown",
      source: "the abstract (A127) gives no number that was found",
    },
    {
      what: "sequences of huC242",
      mark: "unknown",
      source: "deposited (adcnet2025: chains of 449 and 219); not read here, their mass and lysines were",
    },
    {
      what: "glycoform",
      mark: "unknown",
      source: "not stated where it was looked for",
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
