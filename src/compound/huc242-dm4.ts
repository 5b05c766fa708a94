import type { Compound } from "./types.ts";

/** huC242-DM4 (cantuzumab ravtansine): the compound of the founding document. */
export const huC242Dm4: Compound = {
  name: "huC242-DM4",
  aliases: ["cantuzumab ravtansine", "IMGN242"],
  antibody: {
    name: "huC242",
    target: "CanAg, a sialylated carbohydrate on MUC1",
    mass: { value: 147028, unit: "Da" },
  },
  linker: { name: "SPDB", releases: "disulfide, two methyl groups on the side of the drug" },
  payload: { name: "DM4", mass: { value: 780.37, unit: "Da" }, adds: { value: 880.51, unit: "Da" } },
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
