import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Model, readModel } from "../src/model/index.ts";
import { type BatchSubject, type DoseEvent, solveBatch } from "../src/solve/index.ts";
import { inBaseUnits, unit } from "../src/units/index.ts";
import { chromiumHere } from "./chromium.ts";
import { root } from "./run-cli.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tapworks-page-"));
  browser = await chromium.launch(chromiumHere);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page on disk whose only script is the bundle of this text; what it needs comes by the package's doors. */
async function pageOf(name: string, script: string): Promise<string> {
  const file = join(folder, `${name}.html`);
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: root, loader: "js" },
    ...{ bundle: true, write: false, format: "iife", platform: "browser", logLevel: "silent" },
  });
  const code = outputFiles[0]!.text.replaceAll("</script", "<\\/script");
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><body><script>${code}</script></body>`);
  return pathToFileURL(file).href;
}

/** What the script of a page leaves in the page's text. The page may ask for nothing and complain of nothing. */
async function textOf(address: string): Promise<string> {
  const page = await browser.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => request.url() !== address && trouble.push(request.url()));
  await page.goto(address);
  await page.waitForFunction(() => document.body.innerText !== "", undefined, { timeout: 60_000 });
  const text = await page.evaluate(() => document.body.innerText);
  await page.close();
  expect(trouble).toEqual([]);
  return text;
}

const reference = join(root, "reference/simulation");

function subjectsOf(name: string, model: Model): { inputs: Float64Array; doseFactor: number }[] {
  const [head = "", ...lines] = readFileSync(join(reference, `subjects_${name}_first10.csv`), "utf8")
    .trim()
    .split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const own = new Map(line.split(",").map((cell, k) => [names[k]!, Number(cell)]));
    const inputs = Float64Array.from(model.parameters, ({ name: parameter, quantity }) => {
      const value = own.get(parameter);
      return value === undefined ? inBaseUnits(quantity) : value * unit(quantity.unit).factor;
    });
    return { inputs, doseFactor: own.get("WT") ?? 1 };
  });
}

const every = (n: number, byH: number, amount: number, durationH: number): readonly DoseEvent[] =>
  Array.from({ length: n }, (_, k) => ({ timeH: byH * k, amount, durationH, port: 0 }));

const cases = [
  { name: "A1", doses: every(21, 24, 100, 0), nTimes: 505, byH: 1, method: "automatic" },
  { name: "A2", doses: every(21, 24, 100, 1), nTimes: 505, byH: 1, method: "explicit" },
  { name: "B", doses: every(4, 504, 24, 1.5), nTimes: 337, byH: 6, method: "automatic" },
] as const;

/** Every number bit by bit: sixteen hexadecimal digits. */
const bitsOf = (numbers: Float64Array): string =>
  Array.from(new BigUint64Array(numbers.slice().buffer), (bits) => bits.toString(16).padStart(16, "0")).join(
    " ",
  );

test.each(cases)(
  "model $name, ten subjects, $method: a browser gives the bits that Node gives",
  async (one) => {
    const { name, doses, nTimes, byH, method } = one;
    const text = readFileSync(join(reference, `models/${name}.model`), "utf8");
    const model = readModel({ path: `${name}.model`, text }).model!;
    const subjects = subjectsOf(name, model);
    const timesH = Float64Array.from({ length: nTimes }, (_, k) => k * byH);
    const absoluteTolerance = new Float64Array(model.states.length).fill(1e-6);
    const here = solveBatch({
      ...{ model, timesH, relativeTolerance: 1e-6, method, maxSteps: 1e6 },
      subjects: subjects.map((own): BatchSubject => ({ ...own, doses, absoluteTolerance })),
    });
    const given = { text, doses, method, timesH: [...timesH] };
    const people = subjects.map(({ inputs, doseFactor }) => ({ inputs: [...inputs], doseFactor }));
    const script = `
    import { readModel } from "tapworks/model";
    import { solveBatch } from "tapworks/solve";
    const { text, doses, method, timesH } = ${JSON.stringify(given)};
    const { model } = readModel({ path: "page.model", text });
    const absoluteTolerance = new Float64Array(model.states.length).fill(1e-6);
    const subjects = ${JSON.stringify(people)}.map(({ inputs, doseFactor }) =>
      ({ inputs: Float64Array.from(inputs), doseFactor, doses, absoluteTolerance }));
    const solutions = solveBatch({ model, subjects, method, timesH: Float64Array.from(timesH),
      relativeTolerance: 1e-6, maxSteps: 1e6 });
    const bitsOf = ${bitsOf.toString()};
    document.body.innerText = JSON.stringify(solutions.map(({ status, method, nSteps, outputs }) =>
      ({ status, method, nSteps, bits: bitsOf(outputs) })));
  `;
    const there: unknown = JSON.parse(await textOf(await pageOf(name, script)));
    expect(here.every(({ status }) => status === "ok")).toBe(true);
    expect(there).toEqual(
      here.map(({ status, method: took, nSteps, outputs }) => ({
        ...{ status, method: took, nSteps },
        bits: bitsOf(outputs),
      })),
    );
  },
);

test("the page of the engine's documentation does in a browser what it says", async () => {
  const docs = readFileSync(join(root, "docs/engine.md"), "utf8");
  const script = /^```js\n(.*?)^```$/ms.exec(docs)?.[1] ?? "";
  // The amount left of 100 mg after 24 h at 0.1 1/h.
  expect(Number(await textOf(await pageOf("docs", script)))).toBeCloseTo(100 * Math.exp(-2.4), 4);
});
