import { sulfoSpdbDm4 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** Mirvetuximab soravtansine (IMGN853). */
export const mirvetuximabSoravtansine: Compound = {
  name: "mirvetuximab soravtansine",
  aliases: ["IMGN853", "ELAHERE"],
  antibody: { name: "M9346A (mirvetuximab)", target: "FOLR1", epitope: "protein", glycans: "unknown" },
  ...sulfoSpdbDm4,
  facts: [
    {
      what: "antibody, target, linker and drug",
      value: "M9346A, FOLR1, sulfo-SPDB, DM4",
      mark: "reported",
      source: "nci-mirvetuximab",
    },
    {
      what: "dose every three weeks, by adjusted ideal body weight",
      value: "6 mg/kg",
      mark: "reported",
      source: "elahere2022",
    },
    {
      what: "dose levels of the first trial",
      value: "0.15, 0.5, 1, 2, 3.3, 5, 7 mg/kg; 44 patients",
      mark: "reported",
      source: "moore2017",
    },
    {
      what: "dose-limiting toxicity",
      value: "punctate keratitis of grade 3",
      mark: "reported",
      source: "moore2017",
    },
    {
      what: "mean drug load",
      value: "3 to 4",
      mark: "reported",
      weak: true,
      source: "adcreview.com, drug description of mirvetuximab soravtansine",
    },
    {
      what: "isotype, mass, lysines of the antibody; distribution of the load",
      mark: "unknown",
      source: "no sequence was read; so the mass of the conjugate is unknown too",
    },
    {
      what: "escalation",
      value: "first four levels one patient each, then 3 + 3",
      mark: "reported",
      source: "moore2017",
    },
    {
      what: "sequences and glycoform",
      mark: "unknown",
      source: "not stated where they were looked for",
    },
  ],
  pharmacokinetics: {},
};
