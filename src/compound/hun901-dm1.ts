import { huN901 } from "./antibodies.ts";
import { sppDm1 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** huN901-DM1 (lorvotuzumab mertansine). */
export const huN901Dm1: Compound = {
  name: "huN901-DM1",
  aliases: ["lorvotuzumab mertansine", "IMGN901", "BB-10901"],
  antibody: huN901,
  ...sppDm1,
  facts: [
    {
      what: "linker and drug",
      value: "SPP, DM1",
      mark: "reported",
      weak: true,
      source: "wikipedia-lorvotuzumab",
    },
    { what: "isotype", value: "humanised IgG1", mark: "reported", source: "lorvotuzumab-review" },
    {
      what: "maximum tolerated dose in myeloma, days 1 and 8 of 21",
      value: "112 mg/m2; 37 patients, 40 to 140 mg/m2",
      mark: "reported",
      source: "ailawadhi2019",
    },
    {
      what: "dose-limiting toxicity in myeloma at 40, 60, 75, 90 mg/m2 a week, until December 2007",
      value: "0 of 3 patients at each",
      mark: "reported",
      source: "ash1174",
    },
    {
      what: "small-cell lung cancer in mice, 300 ug/kg of DM1 daily for 5 days",
      value: "eradicated, no regrowth in 200 d",
      mark: "reported",
      weak: true,
      source: "a news report (The Pharma Letter)",
    },
    {
      what: "mean drug load and its distribution",
      mark: "unknown",
      source: "not stated where it was looked for; so the mass of the conjugate is unknown too",
    },
    {
      what: "solid tumours, three daily doses every three weeks",
      value: "97 patients, 4 to 94 mg/m2 a day; maximum tolerated dose 75 mg/m2 a day",
      mark: "reported",
      source: "woll2010",
    },
    {
      what: "exposure in children at 110 mg/m2 (analyte named DM1)",
      value: "maximum 0.87 ug/mL, half-life 35 h, 27.9 ug*h/mL",
      mark: "reported",
      source: "advl1522",
    },
    {
      what: "patients of the first trials by dose level and toxicity at 140 mg/m2",
      mark: "unknown",
      source: "not in the abstracts that were read",
    },
    {
      what: "glycoform",
      mark: "unknown",
      source: "not stated where it was looked for",
    },
  ],
  pharmacokinetics: {},
};
