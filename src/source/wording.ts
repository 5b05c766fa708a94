import type * as z from "zod";
import type { Problem } from "../units/index.ts";
import type { Issue } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { keysAt } from "./schema-keys.ts";
import type { Path, YamlText } from "./yaml.ts";

/** Where a schema was applied: the data, the schema, the file, and the path of the data in it. */
interface Reading {
  readonly data: unknown;
  readonly schema: z.ZodType;
  readonly yaml: YamlText;
  readonly prefix: Path;
}

/** A problem that a schema found, with the value it found it in. */
interface Found<P> {
  readonly problem: P;
  readonly reading: Reading;
  /** Path inside the data. */
  readonly path: Path;
  readonly value: unknown;
}

type Say = { readonly found: string; readonly needed: string; readonly write?: string };

/** Every problem a schema finds, in the words users read. The only file that words them. */
export function wordIssue(problem: z.core.$ZodIssue, reading: Reading): Issue[] {
  const path = problem.path.map((key) => (typeof key === "number" ? key : String(key)));
  const at = { reading, path, value: valueAt(reading.data, path) };
  switch (problem.code) {
    case "unrecognized_keys":
      return unknownKeys({ ...at, problem });
    case "invalid_type":
      return [wrongType({ ...at, problem })];
    case "invalid_value":
      return [notAChoice({ ...at, problem })];
    case "too_small":
    case "too_big":
      return [outOfRange({ ...at, problem })];
    case "invalid_union":
      return noMember({ ...at, problem });
    case "invalid_key":
      return [badKey({ ...at, problem })];
    case "custom":
      return [ownRule({ ...at, problem })];
    default:
      return [
        issue({ ...at, problem }, "setting.wrong-value", {
          found: `found ${show(at.value)}`,
          needed: problem.message.toLowerCase(),
        }),
      ];
  }
}

const issue = ({ reading, path }: Found<unknown>, code: string, say: Say): Issue => ({
  code,
  severity: "error",
  where: reading.yaml.place([...reading.prefix, ...path]),
  ...say,
});

/** A name that a user gives and that is not one, such as a step called "q3w-0.4". */
function badKey(found: Found<z.core.$ZodIssueInvalidKey>): Issue {
  const key = String(found.path.at(-1));
  const write = key.replace(/[^A-Za-z0-9_-]+/g, "-");
  const { yaml, prefix } = found.reading;
  return {
    code: "setting.wrong-key",
    severity: "error",
    where: yaml.place([...prefix, ...found.path], "key"),
    found: `"${key}" cannot be a name here`,
    needed: found.problem.issues[0]?.message ?? "another name",
    ...(/^[A-Za-z]/.test(write) ? { write } : {}),
  };
}

function unknownKeys({ problem, reading, path }: Found<z.core.$ZodIssueUnrecognizedKeys>): Issue[] {
  const keys = keysAt(reading.schema, path);
  return problem.keys.map((key) => ({
    code: "setting.unknown-key",
    severity: "error",
    where: reading.yaml.place([...reading.prefix, ...path, key], "key"),
    found: `there is no setting "${key}"`,
    needed: keys.length > 0 ? `one of ${keys.join(", ")}` : "no such key",
    ...suggestion(key, keys),
  }));
}

function wrongType(found: Found<z.core.$ZodIssueInvalidType>): Issue {
  const { problem, path, value } = found;
  const needed = article(problem.expected);
  if (value !== undefined)
    return issue(found, "setting.wrong-type", { found: `found ${show(value)}`, needed });
  return issue(found, "setting.missing", {
    found: missing(path),
    needed: `${String(path.at(-1) ?? "")}, ${needed}`,
  });
}

function notAChoice(found: Found<z.core.$ZodIssueInvalidValue>): Issue {
  const { problem, path, value } = found;
  const allowed = problem.values.map(String);
  return issue(found, "setting.not-a-choice", {
    found: value === undefined ? missing(path) : `found ${show(value)}`,
    needed: `one of ${allowed.join(", ")}`,
    ...(typeof value === "string" ? suggestion(value, allowed) : {}),
  });
}

function outOfRange(found: Found<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): Issue {
  const { problem, value } = found;
  const [side, limit] =
    problem.code === "too_small" ? ["at least", problem.minimum] : ["at most", problem.maximum];
  const counted =
    { array: " entries", string: " characters", set: " entries", map: " entries" }[
      problem.origin as string
    ] ?? "";
  return issue(found, "setting.out-of-range", {
    found: `found ${show(value)}`,
    needed: `${side} ${String(limit)}${counted}`,
  });
}

/** A value that fits no member of a union: the problems of the one member it was meant for, when there is one. */
function noMember(found: Found<z.core.$ZodIssueInvalidUnion>): Issue[] {
  const { problem, reading, path, value } = found;
  const meant = problem.errors.filter((branch) => branch.some(isDeeper));
  const [only] = meant;
  if (meant.length === 1 && only) {
    return only.flatMap((inner) => wordIssue({ ...inner, path: [...problem.path, ...inner.path] }, reading));
  }
  const wanted = new Set(problem.errors.flat().flatMap(wantedBy));
  const say = {
    found: value === undefined ? missing(path) : `found ${show(value)}`,
    needed: [...wanted].join(" or ") || "another value",
  };
  return [issue(found, "setting.wrong-type", say)];
}

const isDeeper = ({ path, code }: z.core.$ZodIssue): boolean =>
  path.length > 0 || code === "custom" || code === "unrecognized_keys";

function wantedBy(problem: z.core.$ZodIssue): string[] {
  if (problem.code === "invalid_type") return [article(problem.expected)];
  return problem.code === "invalid_value" ? problem.values.map((value) => `"${String(value)}"`) : [];
}

function ownRule(found: Found<z.core.$ZodIssueCustom>): Issue {
  const detail: unknown = found.problem.params?.problem;
  if (!isWorded(detail))
    return issue(found, "setting.wrong-value", { found: found.problem.message, needed: "another value" });
  const { problem, needed, write } = detail;
  return issue(found, "setting.wrong-value", {
    found: problem,
    needed,
    ...(write === undefined ? {} : { write }),
  });
}

const isWorded = (x: unknown): x is Problem =>
  typeof x === "object" && x !== null && "problem" in x && "needed" in x;

const missing = (path: Path): string => `"${String(path.at(-1) ?? "")}" is missing`;

function suggestion(written: string, candidates: readonly string[]): { write?: string } {
  const near = nearest(written, candidates);
  return near === undefined ? {} : { write: near };
}

const article = (type: string): string =>
  ({
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    object: "a mapping of settings",
    record: "a mapping of settings",
    array: "a list",
    nonoptional: "a value",
  })[type] ?? type;

/** A value as a message shows it, shortened. */
export function show(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "a mapping";
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** The value at a path of plain data, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  let at = data;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}
