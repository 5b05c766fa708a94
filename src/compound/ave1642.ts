import type { Compound } from "./types.ts";

/** AVE1642: a naked antibody, without linker, drug and load. */
export const ave1642: Compound = {
  name: "AVE1642",
  aliases: [],
  antibody: { name: "AVE1642", target: "IGF-1R", epitope: "protein", glycans: "unknown" },
  facts: [
    { what: "a conjugated drug", mark: "documented absent", source: "immunogen2007" },
    {
      what: "antigen",
      value: "IGF-1R",
      mark: "reported",
      source: "poster of Fusion Pharmaceuticals, American Society of Clinical Oncology 2019",
    },
    {
      what: "doses in myeloma, every three weeks",
      value: "3, 6, 12 mg/kg in 4, 6, 4 patients",
      mark: "reported",
      source: "ash1166",
    },
    {
      what: "reversible hyperglycaemia of grade 3",
      value: "2 patients with diabetes",
      mark: "reported",
      source: "ash1166",
    },
    { what: "hypersensitivity to the infusion", mark: "documented absent", source: "ash1166" },
    {
      what: "dose chosen",
      value: "12 mg/kg, by kinetics and effect",
      mark: "reported",
      source: "ash1166",
    },
    { what: "isotype, mass, lysines", mark: "unknown", source: "no sequence was read" },
    {
      what: "development with bortezomib",
      value: "12 mg/kg with bortezomib 1.3 mg/m2 on days 1, 4, 8, 11",
      mark: "reported",
      source: "ash1166",
    },
    {
      what: "glycoform",
      mark: "unknown",
      source: "not stated where it was looked for",
    },
  ],
  pharmacokinetics: {},
};
