import { spdbDm4 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** AVE9633 (huMy9-6-DM4). */
export const ave9633: Compound = {
  name: "AVE9633",
  aliases: ["huMy9-6-DM4"],
  antibody: { name: "huMy9-6", target: "CD33", epitope: "protein", glycans: "unknown" },
  ...spdbDm4,
  facts: [
    {
      what: "antibody, target and drug",
      value: "huMy9-6, CD33, DM4",
      mark: "reported",
      source: "ave9633-news",
    },
    {
      what: "linker",
      value: "SPDB",
      mark: "assumed",
      source: "that of the other DM4 conjugates of the same maker and years (SAR3419, huC242-DM4)",
    },
    {
      what: "maximum tolerated dose in one of three trials",
      value: "130 mg/m2; 54 patients in all",
      mark: "reported",
      source: "lapusan2012",
    },
    {
      what: "dose-limiting toxicity at 150 mg/m2",
      value: "1 keratitis, 1 liver toxicity",
      mark: "reported",
      source: "lapusan2012",
    },
    {
      what: "CD33 on blasts in the blood",
      value: "saturated from 2 × 75 mg/m2",
      mark: "reported",
      source: "lapusan2012",
    },
    {
      what: "isotype, mass, lysines of huMy9-6; drug load",
      mark: "unknown",
      source: "no sequence and no load were found",
    },
    {
      what: "given once every three weeks, largest dose without dose-limiting toxicity",
      value: "260 mg/m2",
      mark: "reported",
      weak: true,
      source: "a blog's account of 18 October 2007 (orf-blog.com)",
    },
    {
      what: "sequences, isotype and glycoform of huMy9-6",
      mark: "unknown",
      source: "not stated where they were looked for",
    },
  ],
  pharmacokinetics: {},
};
