import * as z from "zod";
import {
  type Design,
  designOf,
  type EscalateOptions,
  type EscalateSpec,
  escalateStep,
} from "../escalation/index.ts";
import { type Issue, openYaml, quantityField, readPart, type SourceFile } from "../source/index.ts";
import { convert } from "../units/index.ts";
import type { ProtocolSetting } from "./types.ts";

/** A protocol as it was read: the design with every default filled in. */
export interface Protocol {
  readonly trial: string;
  readonly title: string;
  /** Days from the first dose in which a toxicity counts. */
  readonly windowDays: number;
  readonly spec: EscalateSpec;
  /** The design that decides, then those that are shown beside it. */
  readonly designs: readonly Design[];
  /** By design: whether it decides while patients are inside the window. */
  readonly takesPending: readonly boolean[];
  readonly settings: readonly ProtocolSetting[];
  readonly text: string;
}

const outline = z.strictObject({
  trial: z.string().min(1).meta({ description: "the trial's registered name" }),
  title: z.string().optional().meta({ description: "its title" }),
  window: quantityField({
    like: ["d"],
    description: "time from the first dose in which a toxicity counts",
    sign: "positive",
    example: "21 d",
  }),
  escalate: z.unknown().meta({ description: "the design, as in a study" }),
});

/** Reads a protocol (YAML). Every problem at once. */
export function readProtocol(source: SourceFile): {
  readonly protocol?: Protocol;
  readonly issues: readonly Issue[];
} {
  const yaml = openYaml(source);
  if (yaml.issues.length > 0) return { issues: yaml.issues };
  const { value, issues } = readPart(yaml, [], outline);
  const options = readPart<EscalateOptions>(yaml, ["escalate"], escalateStep.options);
  if (!value || !options.value) return { issues: [...issues, ...options.issues] };
  const plan = escalateStep.plan(options.value, {
    stepName: "escalate",
    seed: 0,
    compounds: new Map(),
    file: () => undefined,
    step: () => undefined,
    place: (...path) => yaml.place(["escalate", ...path]),
  });
  if (!plan.spec) return { issues: plan.issues };
  if (plan.spec.treated.length > 0) {
    const found = "patients stand in the protocol";
    const needed = "patients in the log";
    const where = yaml.place(["escalate", "treated"]);
    const write = "tapworks trial enrol";
    return { issues: [{ code: "trial.treated", severity: "error", where, found, needed, write }] };
  }
  const windowDays = convert(value.window.value, value.window.unit, "d");
  const { trial, title = trial } = value;
  return {
    protocol: protocolOf({ trial, title, windowDays, spec: plan.spec, text: source.text }),
    issues: [],
  };
}

type Said = Pick<Protocol, "trial" | "title" | "windowDays" | "spec" | "text">;

function protocolOf(said: Said): Protocol {
  const { spec, windowDays } = said;
  const built = spec.designs.map((id) => designOf(id, spec.setup));
  const aboutTheDesign = (name: string) =>
    !/^(method|trials|random|look-ahead|treated|window|inside-window|patients|toxicity)$|^scenarios/.test(
      name,
    );
  return {
    ...said,
    designs: built,
    takesPending: built.map((design) => design.takesPending === true),
    settings: [
      { name: "window", value: `${windowDays} d` },
      ...escalateStep.settings(spec).filter(({ name }) => aboutTheDesign(name)),
    ],
  };
}
