import type { z } from "zod";
import type { Problem } from "../units/index.ts";
import type { Issue } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { keysAt } from "./schema-keys.ts";
import type { Path, YamlText } from "./yaml.ts";

/** Every problem a schema finds, in the words users read. The only file that words them. */
export function wordIssue(
  problem: z.core.$ZodIssue,
  data: unknown,
  schema: z.ZodType,
  yaml: YamlText,
  prefix: Path,
): Issue[] {
  const path = problem.path.map((key) => (typeof key === "number" ? key : String(key)));
  const full = [...prefix, ...path];
  const say = (
    code: string,
    text: Omit<Problem, "problem"> & { found: string },
    which: "key" | "value" = "value",
    at = full,
  ): Issue => ({
    code,
    severity: "error",
    where: yaml.place(at, which),
    ...text,
  });
  const value = valueAt(data, path);
  switch (problem.code) {
    case "unrecognized_keys": {
      const keys = keysAt(schema, path);
      return problem.keys.map((key) => {
        const near = nearest(key, keys);
        const needed = keys.length > 0 ? `one of ${keys.join(", ")}` : "no such key";
        return say(
          "setting.unknown-key",
          { found: `there is no setting "${key}"`, needed, ...(near ? { write: near } : {}) },
          "key",
          [...full, key],
        );
      });
    }
    case "invalid_type":
      if (value === undefined) {
        const key = String(path.at(-1) ?? "");
        return [
          say("setting.missing", {
            found: `"${key}" is missing`,
            needed: `${key}, ${article(problem.expected)}`,
          }),
        ];
      }
      return [
        say("setting.wrong-type", { found: `found ${show(value)}`, needed: article(problem.expected) }),
      ];
    case "invalid_value": {
      const allowed = problem.values.map(String);
      const near = typeof value === "string" ? nearest(value, allowed) : undefined;
      const found =
        value === undefined ? `"${String(path.at(-1) ?? "")}" is missing` : `found ${show(value)}`;
      return [
        say("setting.not-a-choice", {
          found,
          needed: `one of ${allowed.join(", ")}`,
          ...(near ? { write: near } : {}),
        }),
      ];
    }
    case "too_small":
    case "too_big": {
      const bound = `${problem.code === "too_small" ? "at least" : "at most"} ${bounds(problem)}`;
      return [say("setting.out-of-range", { found: `found ${show(value)}`, needed: bound })];
    }
    case "invalid_union":
      return unionIssues(problem, data, schema, yaml, prefix, path, (found, needed) =>
        say("setting.wrong-type", { found, needed }),
      );
    case "custom": {
      const detail: unknown = problem.params?.problem;
      if (isWorded(detail)) {
        const { problem: found, ...rest } = detail;
        return [say("setting.wrong-value", { found, ...rest })];
      }
      return [say("setting.wrong-value", { found: problem.message, needed: "another value" })];
    }
    default:
      return [
        say("setting.wrong-value", { found: `found ${show(value)}`, needed: problem.message.toLowerCase() }),
      ];
  }
}

function unionIssues(
  problem: z.core.$ZodIssueInvalidUnion,
  data: unknown,
  schema: z.ZodType,
  yaml: YamlText,
  prefix: Path,
  path: Path,
  say: (found: string, needed: string) => Issue,
): Issue[] {
  const value = valueAt(data, path);
  const deeper = problem.errors.filter((branch) =>
    branch.some(
      (issue) => issue.path.length > 0 || issue.code === "custom" || issue.code === "unrecognized_keys",
    ),
  );
  const [only] = deeper;
  if (deeper.length === 1 && only) {
    return only.flatMap((issue) =>
      wordIssue({ ...issue, path: [...problem.path, ...issue.path] }, data, schema, yaml, prefix),
    );
  }
  const expected = problem.errors.flatMap((branch) =>
    branch.flatMap((issue) =>
      issue.code === "invalid_type"
        ? [article(issue.expected)]
        : issue.code === "invalid_value"
          ? issue.values.map((v) => `"${String(v)}"`)
          : [],
    ),
  );
  const found = value === undefined ? `"${String(path.at(-1) ?? "")}" is missing` : `found ${show(value)}`;
  return [say(found, [...new Set(expected)].join(" or ") || "another value")];
}

const isWorded = (x: unknown): x is Problem =>
  typeof x === "object" && x !== null && "problem" in x && "needed" in x;

const bounds = (problem: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string => {
  const limit = problem.code === "too_small" ? problem.minimum : problem.maximum;
  const what = { array: "entries", string: "characters", set: "entries", map: "entries" }[
    problem.origin as string
  ];
  return `${String(limit)}${what ? ` ${what}` : ""}`;
};

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
