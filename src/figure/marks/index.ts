import type { Mark } from "../types.ts";
import { bandKind } from "./band.ts";
import { barsKind } from "./bars.ts";
import { boxKind } from "./box.ts";
import { cellsKind } from "./cells.ts";
import { intervalKind } from "./interval.ts";
import { lineKind } from "./line.ts";
import type { MarkKind } from "./mark.ts";
import { pointsKind } from "./points.ts";
import { rugKind } from "./rug.ts";
import { ruleKind } from "./rule.ts";
import { sketchKind } from "./sketch.ts";
import { stepKind } from "./step.ts";
import { textKind } from "./text.ts";

type Name = Mark["mark"];

/** A mark by its name: `MarkNamed<"line">` is a line. */
export type MarkNamed<K extends Name> = { readonly mark: K } & Extract<Mark, { readonly mark: K }>;

/** The members of the family, back to front: a later one is drawn over an earlier one. */
export const markKinds: { readonly [K in Name]: MarkKind<MarkNamed<K>> } = {
  cells: cellsKind,
  band: bandKind,
  bars: barsKind,
  box: boxKind,
  line: lineKind,
  step: stepKind,
  rule: ruleKind,
  interval: intervalKind,
  points: pointsKind,
  sketch: sketchKind,
  rug: rugKind,
  text: textKind,
};

/** The member of the family that a mark belongs to. */
export const kindOf = <K extends Name>(mark: MarkNamed<K>): MarkKind<MarkNamed<K>> => markKinds[mark.mark];
