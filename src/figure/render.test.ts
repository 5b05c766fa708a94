import fc from "fast-check";
import { expect, test } from "vitest";
import { type Figure, forest, renderFigure, type ScaleKind, timeCourse, tornado } from "./index.ts";

const values = fc.array(fc.oneof(fc.double(), fc.double({ min: -10, max: 1000, noNaN: true })), {
  maxLength: 12,
});
const scale = fc.constantFrom<ScaleKind>("linear", "log", "symlog");

test("whatever the numbers and texts, the figure holds no number that is not one", () => {
  const inputs = fc.record({
    x: values,
    y: values,
    xScale: scale,
    yScale: scale,
    text: fc.string({ unit: "binary", maxLength: 60 }),
    domain: fc.tuple(fc.double(), fc.double()),
    width: fc.integer({ min: 0, max: 1500 }),
  });
  fc.assert(
    fc.property(inputs, ({ x, y, xScale, yScale, text, domain, width }) => {
      const figure: Figure = {
        title: text,
        x: { label: text, unit: "h", scale: xScale },
        y: { label: text, unit: "nM", scale: yScale, domain },
        marks: [
          { mark: "line", series: text, x, y },
          { mark: "band", series: text, x, low: y, high: x },
          { mark: "points", x, y },
          { mark: "rule", axis: "x", at: x, label: text },
        ],
      };
      for (const one of [figure, { ...figure, y: { ...figure.y, domain: [0.1, 10] } } satisfies Figure]) {
        const numbers = renderFigure(one, { width }).match(
          / (?:x|y|x1|y1|x2|y2|d|width|height|viewBox)="[^"]*"/g,
        );
        expect(numbers?.join(" ")).not.toMatch(/NaN|Infinity/);
      }
    }),
    { seed: 20071024, numRuns: 400 },
  );
});

test("a 100 000-point curve is drawn", () => {
  const x = Float64Array.from({ length: 100_000 }, (_, k) => k);
  const figure = timeCourse({
    title: "",
    time: { unit: "h" },
    value: { label: "Concentration", unit: "nM" },
    series: [{ name: "a", time: x, middle: x.map((t) => 1 + t), observed: { time: x, value: x } }],
  });
  expect(renderFigure(figure).length).toBeGreaterThan(1_000_000);
});

test("panels share their axes unless the figure says otherwise", () => {
  const series = [1, 1000].map((factor) => ({
    name: "a",
    panel: `times ${factor}`,
    time: [0, 1, 2],
    middle: [factor, 2 * factor, 3 * factor],
  }));
  const figure = timeCourse({ title: "", time: { unit: "h" }, value: { label: "", unit: "nM" }, series });
  const count = (svg: string, label: string): number => svg.match(new RegExp(`>${label}<`, "g"))?.length ?? 0;
  expect(count(renderFigure(figure), "1000")).toBe(1);
  expect(count(renderFigure(figure), "5")).toBe(0);
  expect(count(renderFigure({ ...figure, shared: "none" }), "1000")).toBe(1);
  expect(count(renderFigure({ ...figure, shared: "none" }), "2")).toBeGreaterThan(1);
});

test("an axis title carries its unit as people write it", () => {
  const svg = renderFigure(
    timeCourse({ title: "", time: { unit: "d" }, value: { label: "Conjugate", unit: "ug/mL" }, series: [] }),
  );
  expect(svg).toContain(">Conjugate (µg/mL)<");
  expect(svg).toContain(">Time (d)<");
});

test("the page's theme is asked for by property, a fixed one is written into the figure", () => {
  const figure = tornado({
    title: "",
    value: { label: "", unit: "" },
    base: 1,
    rows: [{ name: "a", low: 0, high: 2 }],
  });
  expect(renderFigure(figure)).toContain("var(--tw-ink, #222222)");
  expect(renderFigure(figure)).not.toContain("<style>");
  expect(renderFigure(figure, { theme: "dark" })).toContain("--tw-paper:#16181c");
  expect(renderFigure(figure, { theme: "system" })).toContain("prefers-color-scheme:dark");
});

test("a reader who cannot see the figure is told its title, axes and series", () => {
  const figure = forest({
    title: "Ratios",
    value: { label: "Ratio", unit: "", scale: "log" },
    rows: [{ name: "Cmax", middle: 1, group: "predicted" }],
  });
  const svg = renderFigure(figure);
  expect(svg).toContain('role="img" aria-label="Ratios"');
  expect(svg).toContain("<title>Ratios</title>");
  expect(svg).toMatch(/<desc>.*Ratio, log.*Series: predicted\.<\/desc>/);
});
