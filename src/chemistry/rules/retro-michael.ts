import { aminoAcid } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Loss of the thiol from a thiosuccinimide: the Michael addition backwards. */
export const retroMichael: Rule = {
  name: "retro-Michael cleavage",
  what: "A thiosuccinimide loses its thiol and leaves a maleimide. Where the drug carries the thiol it is released as such; where the antibody does, the drug leaves as a maleimide.",
  reactions: [
    {
      smarts:
        "[CX4:1][SX2:2][CH1:3]1[CH2:4][C:5](=[O:6])[N:7]([*:8])[C:9]1=[O:10]>>[C:1][SH:2].[CH:3]1=[CH:4][C:5](=[O:6])[N:7]([*:8])[C:9]1=[O:10]",
    },
  ],
  change: {},
  unless: [aminoAcid],
  compartments: ["plasma"],
  nameFrom: (substrate) => `${substrate.replace(/^mAb-/, "")} released`,
  followed: true,
  evidence: "reported",
  cite: ["fontaine2015"],
};
