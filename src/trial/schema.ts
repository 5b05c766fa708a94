import * as z from "zod";
import type { Entry } from "./types.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const result = z.enum(["dlt", "moderate", "none", "not-evaluable", "response", "no-response"]);
const second = { second: z.number().optional(), secondUnit: z.string().optional() };
const settings = z.array(z.strictObject({ name: z.string(), value: z.string() }));
const number = z.int().nonnegative();

const act = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("init"),
    trial: z.string(),
    log: z.string(),
    protocol: z.string(),
    settings,
    program: z.string(),
  }),
  z.strictObject({
    kind: z.literal("enrol"),
    patient: z.string(),
    dose: z.number(),
    unit: z.string(),
    ...second,
    backfill: z.literal(true).optional(),
    on: day,
    asked: z.string(),
    deviation: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal("outcome"),
    patient: z.string(),
    result,
    on: day,
    what: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal("correct"),
    entry: number,
    to: z.strictObject({
      dose: z.number().optional(),
      unit: z.string().optional(),
      ...second,
      on: day.optional(),
      result: result.optional(),
      what: z.string().optional(),
    }),
  }),
  z.strictObject({ kind: z.literal("withdraw"), entry: number }),
  z.strictObject({ kind: z.literal("protocol"), protocol: z.string(), settings, program: z.string() }),
  z.strictObject({
    kind: z.literal("recommend"),
    on: day,
    action: z.enum(["treat", "wait", "stop"]),
    dose: z.number().nullable(),
    second: z.number().nullable().optional(),
    size: number,
    rule: z.string(),
    mtd: z.number().nullable(),
    mtdSecond: z.number().nullable().optional(),
    because: z.string(),
    program: z.string(),
  }),
  z.strictObject({ kind: z.literal("recovered"), found: z.string() }),
]);

const entry = z.strictObject({
  n: number,
  at: z.iso.datetime(),
  by: z.string().min(1),
  why: z.string(),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  act,
});

/** An entry as its line holds it, or undefined when it is none. */
export function readEntry(text: string): Entry | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = entry.safeParse(data);
  return read.success ? (read.data as Entry) : undefined;
}
