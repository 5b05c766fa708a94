import type * as z from "zod";
import type { Compound } from "../compound/index.ts";
import type { Figure } from "../figure/index.ts";
import type { Issue, Place, SourceFile } from "../source/index.ts";
import type { Table } from "../table/index.ts";

/** Tables of a step by their short names: "profiles", "values". */
export type Tables = Readonly<Record<string, Table>>;

/** Plain data that survives JSON: what crosses to a worker, a file, another machine. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** What a step may look at while it is planned. */
export interface PlanContext {
  readonly stepName: string;
  /** The study's seed. */
  readonly seed: number;
  readonly compounds: ReadonlyMap<string, Compound>;
  /** A file beside the study file, or undefined when there is none. */
  readonly file: (path: string) => SourceFile | undefined;
  /** The planned options of another step with its kind, or undefined when there is none. */
  readonly step: (name: string) => { readonly kind: string; readonly spec: unknown } | undefined;
  /** Where an option of this step stands in the study file: `place("dose")`. */
  readonly place: (...path: readonly (string | number)[]) => Place;
}

/** A piece of a step that gives the same answer on any machine. */
export interface Job {
  /** Distinct within the step, the same whatever else the step holds: "subjects 0-49". */
  readonly id: string;
  readonly piece: Plain;
  /** How much it does, for those who watch: 100 subjects. */
  readonly does?: { readonly n: number; readonly of: string };
}

/** What a step's jobs left, in their order, read table by table. */
export interface Parts {
  readonly n: number;
  readonly names: (part: number) => readonly string[];
  readonly table: (part: number, name: string) => Promise<Table>;
}

/** A sentence for the report's methods section, with keys of the bibliography. */
export interface Method {
  readonly text: string;
  readonly cite: readonly string[];
}

/** An assumed value that a step used, for the report's table of assumptions. */
export interface Assumption {
  readonly what: string;
  readonly value: string;
  readonly why: string;
  /** What changes when it changes: "AUC −8 % to +11 % over 0.1 to 0.4 1/d"; empty when the step cannot tell. */
  readonly sensitivity: string;
}

/** One setting of a planned step as its options name it: "population.size", "1000". */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** A figure with the table it shows. */
export interface StepFigure {
  readonly name: string;
  readonly caption: string;
  /** Short name of the table of this step that holds the numbers shown. */
  readonly shows: string;
  readonly figure: Figure;
}

/**
 * A kind of step: how its options read, what it needs, how it splits into jobs, what a job computes, what the
 * tables look like. Every function is pure.
 *
 * @typeParam Options what the schema makes of the YAML.
 * @typeParam Spec the plan: every default filled in, every file and compound resolved, plain data.
 */
export interface StepKind<Options, Spec extends Plain> {
  /** The key in a study file: "simulate". */
  readonly kind: string;
  /** One line for `tapworks --help` and the docs. */
  readonly summary: string;
  readonly options: z.ZodType<Options>;
  /** Names of the steps whose tables it reads, each with the option that names it. */
  readonly needs: (
    options: Options,
  ) => readonly { readonly step: string; readonly at: readonly (string | number)[] }[];
  readonly plan: (
    options: Options,
    context: PlanContext,
  ) => { readonly spec?: Spec; readonly issues: readonly Issue[] };
  /** The settings of a plan, named as the options are, defaults included; then what follows from them. */
  readonly settings: (spec: Spec) => readonly Setting[];
  /** The jobs, given the tables of the steps in `needs` (short table names by step). */
  readonly split: (spec: Spec, inputs: Readonly<Record<string, Tables>>) => readonly Job[];
  readonly run: (piece: Plain, inputs: Readonly<Record<string, Tables>>) => Tables;
  /** Puts the jobs' tables together, in the order of the jobs. Must include `values` when the step has named results. */
  readonly collect: (
    spec: Spec,
    parts: readonly Tables[],
    inputs: Readonly<Record<string, Tables>>,
  ) => Tables;
  /**
   * For plans whose parts do not fit in memory together: what puts their tables together in place of `collect`, reading
   * a few at a time. Undefined for other plans.
   */
  readonly gather?: (spec: Spec) => ((parts: Parts) => Promise<Tables>) | undefined;
  readonly figures: (spec: Spec, tables: Tables) => readonly StepFigure[];
  readonly methods: (spec: Spec) => readonly Method[];
  readonly assumptions: (spec: Spec, tables: Tables) => readonly Assumption[];
}
