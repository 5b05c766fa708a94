import * as z from "zod";
import {
  type Backfill,
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
  /** What opens lower doses to patients outside the cohorts; null: nothing. */
  readonly backfill: Backfill | null;
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
  backfill: z
    .strictObject({
      cap: z.int().positive().optional().meta({ description: "most patients at a dose; default 12" }),
      "needs-response": z
        .boolean()
        .optional()
        .meta({ description: "only once a response was seen there or below; default yes" }),
    })
    .optional()
    .meta({ description: "lower doses are open to patients outside the cohorts" }),
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
  // A protocol asks for no characteristics: scenarios are a study's.
  const plan = escalateStep.plan(
    { ...options.value, method: "none" },
    {
      stepName: "escalate",
      seed: 0,
      compounds: new Map(),
      file: () => undefined,
      step: () => undefined,
      place: (...path) => yaml.place(["escalate", ...path]),
    },
  );
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
  const backfill = value.backfill
    ? { cap: value.backfill.cap ?? 12, needsResponse: value.backfill["needs-response"] ?? true }
    : null;
  return {
    protocol: protocolOf({ trial, title, windowDays, backfill, spec: plan.spec, text: source.text }),
    issues: [],
  };
}

type Said = Pick<Protocol, "trial" | "title" | "windowDays" | "backfill" | "spec" | "text">;

function protocolOf(said: Said): Protocol {
  const { spec, windowDays, backfill } = said;
  const built = spec.designs.map((id) => designOf(id, spec.setup));
  const aboutTheDesign = (name: string) =>
    !/^(method|trials|random|look-ahead|treated|window|inside-window|patients|toxicity|accrual|calibrate|optimise|association)$|^(scenarios|responses)/.test(
      name,
    );
  return {
    ...said,
    designs: built,
    takesPending: built.map((design) => design.takesPending === true),
    settings: [
      { name: "window", value: `${windowDays} d` },
      ...(backfill
        ? [
            {
              name: "backfill",
              value: `up to ${backfill.cap} patients a dose, ${backfill.needsResponse ? "after a response there or below" : "without a response"}`,
            },
          ]
        : []),
      ...escalateStep.settings(spec).filter(({ name }) => aboutTheDesign(name)),
    ],
  };
}
