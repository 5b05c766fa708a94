import type * as z from "zod";
import { type Compound, readCompound, registry } from "../compound/index.ts";
import {
  hasErrors,
  type Issue,
  nearest,
  openYaml,
  type Path,
  readPart,
  type SourceFile,
  type YamlText,
} from "../source/index.ts";
import type { Plain, Step } from "../step/index.ts";
import { claimIssues } from "./claims.ts";
import { stepKinds } from "./kinds.ts";
import { inOrder } from "./order.ts";
import { type Claim, type Study, studySchema } from "./schema.ts";

/** A step with every default filled in and every unit read. */
export interface PlannedStep {
  readonly name: string;
  readonly kind: string;
  /** Names of the steps whose tables it reads. */
  readonly needs: readonly string[];
  readonly spec: Plain;
  /** What the study file says for it, for showing which settings are defaults. */
  readonly written: unknown;
}

/** A study after planning: nobody looks up a default or converts a unit after it. */
export interface Plan {
  readonly title: string;
  readonly about?: string;
  readonly path: string;
  readonly seed: number;
  /** In an order in which every step follows those it needs. */
  readonly steps: readonly PlannedStep[];
  readonly claims: readonly Claim[];
}

/** What lies beside a study file; given by the shell, so that planning touches no disk. */
export type Files = (path: string) => SourceFile | undefined;

/** The plan, when no error stands in its way, and every issue. */
export interface Planning {
  readonly plan?: Plan;
  readonly issues: readonly Issue[];
}

interface DraftStep {
  readonly name: string;
  readonly kind: Step;
  readonly options: unknown;
  readonly needs: readonly { readonly step: string; readonly at: Path }[];
}

/** Reads and plans a study: every problem of the file and its parts at once. Never throws on any text. */
export function planStudy(source: SourceFile, files: Files): Planning {
  const yaml = openYaml(source);
  if (yaml.issues.length > 0) return { issues: yaml.issues };
  const outer = readPart(yaml, [], studySchema);
  const issues: Issue[] = [...outer.issues];
  const study = outer.value ?? readable(yaml);
  const compounds = readCompounds(study.compounds, yaml, files, issues);
  const drafts = Object.entries(study.steps).flatMap(([name, kinds]) => draftStep(name, kinds, yaml, issues));
  const order = inOrder(drafts, Object.keys(study.steps), yaml, issues);
  const planned = new Map<string, PlannedStep>();
  for (const draft of order) {
    const step = planStep(
      draft,
      { yaml, files, compounds, planned, seed: study.seed, written: study.steps },
      issues,
    );
    if (step) planned.set(draft.name, step);
  }
  const steps = [...planned.values()];
  issues.push(...claimIssues(study.claims, Object.keys(study.steps), yaml));
  if (outer.value && Object.keys(study.steps).length === 0) {
    issues.push({
      code: "study.no-steps",
      severity: "error",
      where: yaml.place(["steps"]),
      found: "there is no step",
      needed: "at least one step",
      write: "steps: { human: { simulate: { … } } }",
    });
  }
  const { title, about, seed, claims } = study;
  const plan: Plan = {
    title,
    ...(about === undefined ? {} : { about }),
    path: source.path,
    seed,
    steps,
    claims,
  };
  return { ...(hasErrors(issues) ? {} : { plan }), issues };
}

/** What can be read of a study whose outer shape has errors, so that the errors inside its steps are reported too. */
function readable(yaml: YamlText): Study {
  const part = <T>(path: Path, schema: z.ZodType<T>, otherwise: T): T =>
    readPart(yaml, path, schema).value ?? otherwise;
  const { seed, compounds, steps } = studySchema.shape;
  return {
    tapworks: 1,
    title: "",
    seed: part(["seed"], seed, 1),
    compounds: part(["compounds"], compounds, {}),
    steps: part(["steps"], steps, {}),
    claims: [],
  };
}

function readCompounds(
  written: Readonly<Record<string, string>>,
  yaml: YamlText,
  files: Files,
  issues: Issue[],
): ReadonlyMap<string, Compound> {
  const compounds = new Map<string, Compound>();
  for (const [name, from] of Object.entries(written)) {
    const where = yaml.place(["compounds", name]);
    const refuse = (found: string, needed: string, write?: string) =>
      issues.push({
        code: "study.no-compound",
        severity: "error",
        where,
        found,
        needed,
        ...(write ? { write } : {}),
      });
    if (from === "registry") {
      const compound = registry.get(name);
      if (compound) compounds.set(name, compound);
      else
        refuse(
          `the registry has no compound "${name}"`,
          `one of ${[...registry.keys()].join(", ")}, or a path`,
          nearest(name, registry.keys()),
        );
      continue;
    }
    const file = files(from);
    if (!file) {
      refuse(
        `there is no file "${from}" beside the study`,
        "registry, or the path of a compound file",
        "registry",
      );
      continue;
    }
    const read = readCompound(file);
    issues.push(...read.issues);
    if (read.compound) compounds.set(name, read.compound);
  }
  return compounds;
}

function draftStep(
  name: string,
  kinds: Readonly<Record<string, unknown>>,
  yaml: YamlText,
  issues: Issue[],
): DraftStep[] {
  const path = ["steps", name];
  const known = stepKinds.map((step) => step.kind);
  const named = Object.keys(kinds);
  const [only] = named;
  const kind = named.length === 1 ? stepKinds.find((step) => step.kind === only) : undefined;
  if (!kind || only === undefined) {
    const near = only === undefined ? undefined : nearest(only, known);
    issues.push({
      code: "study.unknown-kind",
      severity: "error",
      where: only === undefined ? yaml.place(path) : yaml.place([...path, only], "key"),
      found:
        named.length === 1
          ? `there is no kind of step "${only}"`
          : `step "${name}" names ${named.length} kinds`,
      needed: `one of ${known.join(", ")}`,
      ...(near ? { write: near } : {}),
    });
    return [];
  }
  const read = readPart(yaml, [...path, only], kind.options);
  issues.push(...read.issues);
  if (read.value === undefined) return [];
  return [
    {
      name,
      kind,
      options: read.value,
      needs: kind.needs(read.value).map((need) => ({ step: need.step, at: need.at })),
    },
  ];
}

interface Surroundings {
  readonly yaml: YamlText;
  readonly files: Files;
  readonly compounds: ReadonlyMap<string, Compound>;
  readonly planned: ReadonlyMap<string, PlannedStep>;
  readonly seed: number;
  readonly written: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function planStep(draft: DraftStep, around: Surroundings, issues: Issue[]): PlannedStep | undefined {
  const { name, kind, options, needs } = draft;
  if (needs.some((need) => !around.planned.has(need.step))) return undefined;
  const result = kind.plan(options, {
    stepName: name,
    seed: around.seed,
    compounds: around.compounds,
    file: around.files,
    step: (other) => around.planned.get(other),
    place: (...path) => around.yaml.place(["steps", name, kind.kind, ...path]),
  });
  issues.push(...result.issues);
  if (result.spec === undefined) return undefined;
  const written = around.written[name]?.[kind.kind];
  return {
    name,
    kind: kind.kind,
    needs: [...new Set(needs.map((need) => need.step))],
    spec: result.spec,
    written,
  };
}
