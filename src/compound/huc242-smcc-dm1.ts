import { huC242 } from "./antibodies.ts";
import { smccDm1 } from "./pairs.ts";
import type { Compound } from "./types.ts";

/** huC242 with SMCC-DM1: the thioether beside which huC242-DM4 and huC242-DM1 were compared in cells and mice. */
export const huC242SmccDm1: Compound = {
  name: "huC242-SMCC-DM1",
  aliases: [],
  antibody: huC242,
  ...smccDm1,
  facts: [
    {
      what: "metabolites in antigen-positive cells",
      value: "Lys-SMCC-DM1 alone",
      mark: "reported",
      source: "erickson2006",
    },
    {
      what: "use in patients",
      mark: "unknown",
      source: "no trial was found; it is a comparator of the laboratory",
    },
    {
      what: "mean drug load and its distribution",
      mark: "unknown",
      source: "not stated where it was looked for; so the mass of the conjugate is unknown too",
    },
  ],
  pharmacokinetics: {},
};
