import type { CurveRecord } from "../reading/long-table.ts";
import type { Analysis } from "./analyse.ts";
import type { NoFit } from "./why-not.ts";

/** A curve with its analysis. */
export interface Analysed {
  readonly curve: CurveRecord;
  readonly result: Analysis | NoFit;
}
