import { readModel } from "../../model/index.ts";
import { firstSubjects, type SimulateSpec } from "../../simulate/index.ts";
import type { PlannedStep } from "../../study/index.ts";
import { planFromDisk } from "../planning.ts";
import type { Trial } from "./trial.ts";
import { refuse } from "./wording.ts";

/** Whether a step simulates a regimen; one that follows the records of a file has none. */
const hasRegimen = ({ kind, spec }: PlannedStep): boolean =>
  kind === "simulate" && typeof spec === "object" && spec !== null && "regimen" in spec;

/** The subjects of a simulate step of a study file: the step named, or the only one. */
export function studyTrial(path: string, step: string | undefined, nSubjects: number): Trial | undefined {
  const planned = planFromDisk(path, false);
  if (!planned) return undefined;
  const steps = planned.plan.steps.filter(hasRegimen);
  const names = steps.map(({ name }) => name);
  const chosen = step === undefined ? steps : steps.filter(({ name }) => name === step);
  if (chosen.length !== 1) {
    const found =
      step === undefined
        ? `${planned.plan.path} has ${steps.length} simulate steps with a regimen`
        : `found "${step}"`;
    const needed = names.length > 0 ? `the name of one of them (${names.join(", ")})` : "a study with one";
    return refuse("--of", found, needed, names.length > 0 ? `--of ${names[0]}` : undefined);
  }
  // A simulate step with a regimen holds the plan that this kind makes.
  const spec = chosen[0]!.spec as unknown as SimulateSpec;
  const { model } = readModel({ path: spec.model.name, text: spec.model.text });
  const batch = firstSubjects(spec, nSubjects);
  const scale = spec.tolerance;
  return {
    model: model!,
    about: `${chosen[0]!.name}: ${spec.model.name}, ${spec.regimen.written}, ${spec.regimen.timesH.length} doses, ${batch.timesH.length} times`,
    nSubjects: batch.subjects.length,
    batch: (tolerance) => ({
      ...batch,
      relativeTolerance: tolerance,
      subjects: batch.subjects.map((subject) => ({
        ...subject,
        absoluteTolerance: subject.absoluteTolerance.map((absolute) => (absolute / scale) * tolerance),
      })),
    }),
  };
}
