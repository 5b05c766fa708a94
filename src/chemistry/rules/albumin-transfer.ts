import { formula } from "../formula.ts";
import { protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Addition of a maleimide that retro-Michael cleavage set free to cysteine 34 of albumin. */
export const albuminTransfer: Rule = {
  name: "transfer to albumin",
  what: "A drug that left as a maleimide adds to the free cysteine 34 of serum albumin.",
  reactions: [
    {
      smarts:
        "[CH1:3]1=[CH1:4][C:5](=[O:6])[N:7]([*:8])[C:9]1=[O:10]>>[CH:3]1(SC[C@@H](C(=O)[2#0])N[2#0])[CH2:4][C:5](=[O:6])[N:7]([*:8])[C:9]1=[O:10]",
    },
  ],
  change: formula("C3H5NOS"),
  unless: [protein],
  compartments: ["plasma"],
  nameFrom: (substrate) => `albumin-${substrate.replace(/ released$/, "")}`,
  followed: false,
  evidence: "expected",
  cite: ["fontaine2015"],
};
