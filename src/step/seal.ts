import type * as z from "zod";
import type { Issue } from "../source/index.ts";
import type {
  Assumption,
  Job,
  Method,
  Parts,
  Plain,
  PlanContext,
  Setting,
  StepFigure,
  StepKind,
  Tables,
} from "./types.ts";

/** A kind of step with its own types sealed in, so that kinds of every type stand in one list. */
export interface Step {
  readonly kind: string;
  readonly summary: string;
  readonly options: z.ZodType;
  readonly needs: (
    options: unknown,
  ) => readonly { readonly step: string; readonly at: readonly (string | number)[] }[];
  readonly plan: (
    options: unknown,
    context: PlanContext,
  ) => { readonly spec?: Plain; readonly issues: readonly Issue[] };
  readonly settings: (spec: Plain) => readonly Setting[];
  readonly split: (spec: Plain, inputs: Readonly<Record<string, Tables>>) => readonly Job[];
  readonly run: (piece: Plain, inputs: Readonly<Record<string, Tables>>) => Tables;
  readonly collect: (
    spec: Plain,
    parts: readonly Tables[],
    inputs: Readonly<Record<string, Tables>>,
  ) => Tables;
  readonly gather: (spec: Plain) => ((parts: Parts) => Promise<Tables>) | undefined;
  readonly figures: (spec: Plain, tables: Tables) => readonly StepFigure[];
  readonly methods: (spec: Plain) => readonly Method[];
  readonly assumptions: (spec: Plain, tables: Tables) => readonly Assumption[];
}

/**
 * Seals a kind. The casts are safe because options only ever come from the kind's own schema, and specs from its
 * own `plan`, possibly through JSON.
 */
export function seal<Options, Spec extends Plain>(kind: StepKind<Options, Spec>): Step {
  return {
    ...kind,
    needs: (options) => kind.needs(options as Options),
    plan: (options, context) => kind.plan(options as Options, context),
    settings: (spec) => kind.settings(spec as Spec),
    split: (spec, inputs) => kind.split(spec as Spec, inputs),
    collect: (spec, parts, inputs) => kind.collect(spec as Spec, parts, inputs),
    gather: (spec) => kind.gather?.(spec as Spec),
    figures: (spec, tables) => kind.figures(spec as Spec, tables),
    methods: (spec) => kind.methods(spec as Spec),
    assumptions: (spec, tables) => kind.assumptions(spec as Spec, tables),
  };
}
