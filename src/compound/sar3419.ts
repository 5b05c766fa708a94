import { huB4 } from "./antibodies.ts";
import { spdbDm4 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** SAR3419 (coltuximab ravtansine, huB4-DM4). */
export const sar3419: Compound = {
  name: "SAR3419",
  aliases: ["coltuximab ravtansine", "huB4-DM4"],
  antibody: huB4,
  ...spdbDm4,
  facts: [
    {
      what: "antibody, isotype, target, linker and drug",
      value: "huB4, humanised IgG1, CD19, SPDB, DM4",
      mark: "reported",
      source: "raufi2013",
    },
    {
      what: "maximum tolerated dose, every three weeks",
      value: "160 mg/m2; 39 patients, 10 to 270 mg/m2",
      mark: "reported",
      weak: true,
      source: "younes2012",
    },
    {
      what: "dose-limiting toxicity, every three weeks",
      value: "6 severe blurred vision with corneal changes, 1 neuropathy",
      mark: "reported",
      weak: true,
      source: "younes2012",
    },
    {
      what: "clearance in patients",
      value: "0.2 to 0.6 L/d/m2",
      mark: "reported",
      weak: true,
      source: "younes2012",
    },
    { what: "half-life in patients", value: "3 to 7 d", mark: "reported", weak: true, source: "younes2012" },
    {
      what: "maximum tolerated dose, weekly",
      value: "55 mg/m2; 44 patients, 10 to 70 mg/m2",
      mark: "reported",
      source: "coiffier2011",
    },
    {
      what: "lymphoma WSU-DLCL2 in mice, 15 mg/kg on days 1 and 4",
      value: "7 of 7 without tumour on day 155",
      mark: "reported",
      source: "alkatib2007",
    },
    {
      what: "mean drug load and its distribution",
      mark: "unknown",
      source: "not stated where it was looked for; so the mass of the conjugate is unknown too",
    },
    {
      what: "ocular toxicity, every three weeks",
      value: "17 of 39 patients",
      mark: "reported",
      source: "eaton2015",
    },
    {
      what: "acute lymphoblastic leukaemia, weekly at 55, 70, 90 mg/m2",
      value: "36 patients; 70 mg/m2 chosen after 1 neuropathy of grade 3 at 90",
      mark: "reported",
      source: "kantarjian2016",
    },
    {
      what: "lymphoma WSU-DLCL2 in mice, 7.5 mg/kg on days 1 and 4",
      value: "growth delayed by 64 d, log10 cell kill 4.6",
      mark: "reported",
      source: "alkatib2007",
    },
    {
      what: "glycoform",
      mark: "unknown",
      source: "not stated where it was looked for",
    },
  ],
  pharmacokinetics: {},
};
