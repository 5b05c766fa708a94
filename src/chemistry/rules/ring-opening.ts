import { formula } from "../formula.ts";
import type { Rule } from "./types.ts";

/** Hydrolysis of a thiosuccinimide to the two succinamic acids. */
export const ringOpening: Rule = {
  name: "maleimide ring opening",
  what: "Water opens the thiosuccinimide that a maleimide and a thiol make, at either carbonyl; the open forms no longer exchange their thiol. Applied to the conjugate in plasma. Form a has the acid beside the sulfur, form b the amide.",
  reactions: [
    {
      smarts:
        "[SX2:1][CH1:2]1[CH2:3][C:4](=[O:5])[N:6]([*:7])[C:8]1=[O:9]>>[S:1][C:2]([C:8](=[O:9])O)[C:3][C:4](=[O:5])[NH:6][*:7]",
      label: "a",
    },
    {
      smarts:
        "[SX2:1][CH1:2]1[CH2:3][C:4](=[O:5])[N:6]([*:7])[C:8]1=[O:9]>>[S:1][C:2]([C:8](=[O:9])[NH:6][*:7])[C:3][C:4](=[O:5])O",
      label: "b",
    },
  ],
  change: formula("H2O"),
  unless: [],
  compartments: ["plasma"],
  nameFrom: (substrate) => `${substrate} ring-opened`,
  followed: true,
  evidence: "reported",
  cite: ["fontaine2015", "shi2018"],
};
