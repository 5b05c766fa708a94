import { huC242 } from "./antibodies.ts";
import { sppDm1 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/**
 * huC242-DM1 (cantuzumab mertansine): the first conjugate of huC242. Its clearance is known per m² of body surface and no model
 * of the library scales with it, so that it has no pharmacokinetics here.
 */
export const huC242Dm1: Compound = {
  name: "huC242-DM1",
  aliases: ["cantuzumab mertansine", "SB-408075"],
  antibody: huC242,
  ...sppDm1,
  lot: { dar: 4, mark: "reported", why: "load given in adcnet2025; the distribution is not" },
  mass: { value: 150438, unit: "Da" },
  facts: [
    {
      what: "maximum tolerated dose, every three weeks",
      value: "235 mg/m2; 37 patients, 22 to 295 mg/m2",
      mark: "reported",
      source: "tolcher2003",
    },
    {
      what: "dose-limiting toxicity",
      value: "reversible rise of transaminases, with dose, Cmax and AUC",
      mark: "reported",
      source: "tolcher2003",
    },
    {
      what: "clearance in patients",
      value: "39.5 mL/h/m2 (SD 13.1)",
      mark: "reported",
      source: "tolcher2003",
    },
    { what: "half-life in patients", value: "41.1 h (SD 16.1)", mark: "reported", source: "tolcher2003" },
    {
      what: "area under the curve at 235 mg/m2, from the mean clearance",
      value: "5949 mg*h/L",
      mark: "derived",
      source: "235 mg/m2 / 39.5 mL/h/m2",
    },
    {
      what: "terminal volume, from mean clearance and mean half-life",
      value: "2.34 L/m2",
      mark: "derived",
      source: "39.5 mL/h/m2 × 41.1 h / ln 2",
    },
    {
      what: "maximum tolerated dose, weekly",
      value: "115 mg/m2; 39 patients, 40 to 138 mg/m2",
      mark: "reported",
      source: "helft2004",
    },
    {
      what: "dose-dependence of pharmacokinetics, weekly",
      mark: "documented absent",
      source: "helft2004",
    },
    {
      what: "maximum tolerated dose, three times a week in three weeks of four",
      value: "45 mg/m2; 20 patients, 30 to 60 mg/m2",
      mark: "reported",
      source: "rodon2008",
    },
    {
      what: "half-life of cleavage of the linker in patients",
      value: "about 2 d",
      mark: "reported",
      source: "rodon2008",
    },
    {
      what: "patients and dose-limiting toxicities by level",
      mark: "unknown",
      source: "not in the abstracts of tolcher2003, helft2004 and rodon2008",
    },
    {
      what: "mass of the conjugate",
      value: "150438 Da",
      mark: "derived",
      source: "147,028 Da (sequence without glycans) + 4 × 852.45 Da",
    },
    {
      what: "responses, every three weeks",
      value: "2 minor regressions; 4 patients stable for more than 6 courses",
      mark: "reported",
      source: "tolcher2003",
    },
    {
      what: "CanAg 3+ among patients",
      value: "68 %",
      mark: "reported",
      source: "tolcher2003",
    },
    {
      what: "half-life in patients, weekly",
      value: "about 40 h",
      mark: "reported",
      source: "helft2004",
    },
    {
      what: "isotype and glycoform of huC242; distribution of the load",
      mark: "unknown",
      source: "not stated where they were looked for",
    },
  ],
  pharmacokinetics: {},
};
