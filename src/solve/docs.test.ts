import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import * as model from "../model/index.ts";
import * as solve from "./index.ts";

const page = readFileSync(new URL("../../docs/engine.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = ""]) => text);
const doors: Readonly<Record<string, object>> = { "tapworks/model": model, "tapworks/solve": solve };

/** Runs a block of the page and gives what it prints. */
function printed(block: string): unknown[][] {
  const { code } = transformSync(block, { loader: "ts", format: "cjs" });
  const lines: unknown[][] = [];
  const run = new Function("require", "console", "module", code);
  run((door: string) => doors[door], { log: (...values: unknown[]) => lines.push(values) }, {});
  return lines;
}

test("the first example of the page solves two subjects", () => {
  const lines = printed(blocks[0]!);
  expect(lines.map(([status, , method]) => [status, method])).toEqual([
    ["ok", "matrix exponential"],
    ["ok", "matrix exponential"],
  ]);
});

test("the example of sensitivities gives derivatives by bioavailability, which are output / F", () => {
  const [line = []] = printed(blocks[1]!);
  const [byF, outputs] = line as Float64Array[];
  expect(byF!.length).toBe(3);
  // Rounding of the matrix exponential.
  byF!.forEach((value, k) => {
    expect(Math.abs(0.85 * value - outputs![k]!)).toBeLessThan(1e-12);
  });
});
