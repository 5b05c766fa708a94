import type { Model } from "../../model/index.ts";
import type { Batch } from "../../solve/index.ts";

/** What is measured: some subjects of a model, at any tolerance. */
export interface Trial {
  readonly model: Model;
  /** Model, subjects, doses and times in words. */
  readonly about: string;
  readonly nSubjects: number;
  /** The subjects at a relative tolerance; absolute tolerances follow it. */
  readonly batch: (tolerance: number) => Batch;
}
