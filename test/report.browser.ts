import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumHere } from "./chromium.ts";
import { root, tapworks } from "./run-cli.ts";

let browser: Browser;
let out: string;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "tapworks-report-"));
  expect(
    tapworks(["run", join(root, "examples/theophylline"), "--out", join(out, "theophylline")]).code,
  ).toBe(0);
  expect(tapworks(["init", join(out, "first")]).code).toBe(0);
  expect(tapworks(["run", join(out, "first")]).code).toBe(0);
  browser = await chromium.launch(chromiumHere);
});

afterAll(async () => {
  await browser?.close();
  rmSync(out, { recursive: true, force: true });
});

const reports = [
  ["a simulated study", "first/results/index.html"],
  ["a measured study", "theophylline/index.html"],
] as const;

interface Opened {
  readonly page: Page;
  readonly trouble: string[];
}

async function open(path: string, width: number, colorScheme: "light" | "dark" = "light"): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const trouble: string[] = [];
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => !request.url().startsWith("file:") && trouble.push(request.url()));
  await page.goto(pathToFileURL(join(out, path)).href);
  return { page, trouble };
}

test.each(reports)(
  "the report of %s opens from disk, asks for nothing, and says nothing on the console",
  async (_, path) => {
    const { page, trouble } = await open(path, 1200);
    await page.waitForLoadState("networkidle");
    expect(trouble).toEqual([]);
    expect(await page.locator("h1").textContent()).not.toBe("");
    expect(await page.locator("#claims table tbody tr").count()).toBeGreaterThan(0);
    await page.close();
  },
);

test.each(reports)("every figure of %s has a size, and every text of it lies inside", async (_, path) => {
  const { page } = await open(path, 1200);
  const figures = await page.locator("figure svg[role=img]").all();
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) {
    const frame = (await figure.boundingBox())!;
    expect(frame.width).toBeGreaterThan(200);
    for (const text of await figure.locator("text").all()) {
      const box = (await text.boundingBox())!;
      expect(box.x, await text.innerHTML()).toBeGreaterThanOrEqual(frame.x - 1);
      expect(box.x + box.width, await text.innerHTML()).toBeLessThanOrEqual(frame.x + frame.width + 1);
    }
  }
  await page.close();
});

test.each([400, 800, 1400])("no report scrolls sideways at %i pixels", async (width) => {
  for (const [, path] of reports) {
    const { page } = await open(path, width);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
    await page.close();
  }
});

test("light and dark follow the reader, and both keep text readable", async () => {
  for (const scheme of ["light", "dark"] as const) {
    const { page } = await open("first/results/index.html", 1000, scheme);
    const luminance = await page.evaluate(() => {
      const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((c) => Number(c) / 255);
      const light = ([r = 0, g = 0, b = 0]: number[]) => {
        const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
      };
      const back = getComputedStyle(document.body).backgroundColor;
      const root = getComputedStyle(document.documentElement).backgroundColor;
      const paper = /rgba\(.*, 0\)/.test(back) ? root : back;
      return { ink: light(parse(getComputedStyle(document.body).color)), paper: light(parse(paper)) };
    });
    const [bright, dim] = [
      Math.max(luminance.ink, luminance.paper),
      Math.min(luminance.ink, luminance.paper),
    ];
    expect((bright + 0.05) / (dim + 0.05)).toBeGreaterThan(7); // WCAG 2.2, enhanced contrast
    expect(luminance.paper > luminance.ink).toBe(scheme === "light");
    await page.close();
  }
});

test.each(reports)("every table that the report of %s links to is there", async (_, path) => {
  const { page } = await open(path, 1200);
  const links = await page
    .locator("a[href$='.csv'], a[href$='.parquet']")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(4);
  for (const link of links)
    expect(existsSync(join(out, path, "..", decodeURIComponent(link))), link).toBe(true);
  await page.close();
});

test("a report prints on paper", async () => {
  const { page } = await open("first/results/index.html", 1200);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length).toBeGreaterThan(20_000);
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(1);
  await page.close();
});
