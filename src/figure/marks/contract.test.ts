import { describe, expect, test } from "vitest";
import { type Figure, type Mark, renderFigure, type ScaleKind } from "../index.ts";
import { textWidth } from "../text-size.ts";
import { markKinds } from "./index.ts";

const markup = `<b a="1">&'`;
const x = [0, 1, 2, 5, 10];
const y = [3, Number.NaN, 0, -4, 120];
const up = y.map((value) => value + 2);
const names = ["a", markup, "c", "d", "e"];

const examples: { readonly [K in Mark["mark"]]: readonly Extract<Mark, { readonly mark: K }>[] } = {
  line: [{ mark: "line", x, y, series: markup }],
  step: [{ mark: "step", x, y, series: markup }],
  band: [{ mark: "band", x, low: y, high: up, series: markup }],
  points: [{ mark: "points", x, y, series: markup }],
  bars: [
    { mark: "bars", direction: "vertical", at: x, value: y, series: markup },
    { mark: "bars", direction: "horizontal", at: y, value: x, base: up, series: markup },
  ],
  interval: [
    { mark: "interval", direction: "vertical", at: x, low: y, high: up, middle: y, series: markup },
    { mark: "interval", direction: "horizontal", at: y, low: x, high: x, series: markup },
  ],
  rule: [
    {
      mark: "rule",
      axis: "x",
      at: [2, Number.NaN],
      label: `${markup} a label that is longer than its panel `.repeat(4),
    },
    { mark: "rule", axis: "y", at: [3, 1e9], label: markup, weight: "thin" },
  ],
  rug: [{ mark: "rug", x, label: markup }],
  sketch: [
    {
      mark: "sketch",
      x,
      y,
      sketches: names.map((text) => ({
        lines: [
          [0, 0, 4, 3],
          [0, 0, -2, 1],
        ],
        fills: [[0, 0, 2, 2, 3, 0]],
        words: [{ x: 2, y: 0, text: text.slice(0, 2) }],
        fontSize: 9,
      })),
      series: markup,
    },
  ],
  text: [{ mark: "text", x, y, text: names, anchor: "start" }],
  cells: [
    {
      mark: "cells",
      x,
      y: [0, 1, 2, 3, 4],
      x2: up,
      y2: [1, 2, 3, 4, 5],
      values: y,
      text: names,
      colour: { label: markup, unit: "nM" },
    },
    { mark: "cells", x: names, y: names, categories: names, text: names },
  ],
  box: [
    {
      mark: "box",
      direction: "vertical",
      at: x,
      low: y,
      q1: y,
      median: up,
      q3: up,
      high: up,
      series: markup,
    },
    { mark: "box", direction: "horizontal", at: y, low: x, q1: x, median: x, q3: x, high: x, series: markup },
  ],
};

const figureOf = (mark: Mark, xScale: ScaleKind, yScale: ScaleKind): Figure => ({
  title: markup,
  x: { label: markup, unit: "d", scale: xScale },
  y: { label: markup, unit: "ug/mL", scale: yScale },
  marks: [mark],
});

const scales: readonly (readonly [ScaleKind, ScaleKind])[] = [
  ["linear", "linear"],
  ["linear", "log"],
  ["log", "linear"],
  ["log", "log"],
  ["symlog", "symlog"],
  ["band", "band"],
  ["band", "log"],
];

interface Found {
  readonly what: string;
  readonly x: number;
  readonly y: number;
}

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.e+-]+)"`).exec(tag)?.[1] ?? Number.NaN);

/** The places that texts, lines, rectangles and moved symbols reach; parts inside a nested svg are cut at its box. */
function reached(svg: string): readonly Found[] {
  const outer = svg.replace(
    /<svg x=.*?<\/svg>/g,
    (inner) => /^<svg[^>]*>/.exec(inner)?.[0].replace("<svg", "<rect") ?? "",
  );
  return [...outer.matchAll(/<(text|line|rect|path)([^>]*)>([^<]*)/g)].flatMap(
    ([, name, tag = "", inside = ""]) => {
      if (name === "line")
        return [1, 2].map((k) => ({ what: tag, x: attribute(tag, `x${k}`), y: attribute(tag, `y${k}`) }));
      if (name === "path") {
        const moved = /translate\(([\d.-]+) ([\d.-]+)\)/.exec(tag);
        return moved ? [{ what: tag, x: Number(moved[1]), y: Number(moved[2]) }] : [];
      }
      const [x, y] = [attribute(tag, "x") || 0, attribute(tag, "y") || 0];
      if (name === "rect")
        return [
          { what: tag, x, y },
          { what: tag, x: x + attribute(tag, "width"), y: y + attribute(tag, "height") },
        ];
      return textEnds(tag, inside, x, y);
    },
  );
}

function textEnds(tag: string, inside: string, x: number, y: number): readonly Found[] {
  const plain = inside.replace(/&[a-z#\d]+;/g, "m");
  // The estimate errs on the long side by a tenth and more; a text may use its whole estimate but for 10 %.
  const width = textWidth(plain, 12) * 0.9;
  const before = tag.includes('anchor="end"') ? width : tag.includes('anchor="middle"') ? width / 2 : 0;
  const turned = /rotate\((-?\d+)/.exec(tag);
  const angle = (Number(turned?.[1] ?? 0) * Math.PI) / 180;
  return [-before, width - before].map((along) => ({
    what: inside,
    x: x + along * Math.cos(angle),
    y: y + along * Math.sin(angle),
  }));
}

const sizeOf = (svg: string): readonly [number, number] => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return [Number(width), Number(height)];
};

const cases = Object.values(markKinds).flatMap((kind) =>
  examples[kind.name].flatMap((mark, k) => scales.map(([a, b]) => ({ name: kind.name, k, a, b, mark }))),
);

test("the family lists every mark under its own name", () => {
  for (const [name, kind] of Object.entries(markKinds)) expect(kind.name).toBe(name);
});

describe.each(cases)("$name ($k) on $a × $b axes", ({ mark, a, b }) => {
  const figure = figureOf(mark, a, b);
  const svg = renderFigure(figure);

  test("gives the same bytes twice, also after a way through JSON", () => {
    expect(renderFigure(figure)).toBe(svg);
    const copy: Figure = JSON.parse(
      JSON.stringify(figure, (_, value) => (Number.isNaN(value) ? null : value)),
    );
    expect(renderFigure(copy)).toBe(svg);
  });

  test("escapes every text and writes no number that is not one", () => {
    expect(svg).not.toContain("<b");
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    expect(svg.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
  });

  test("closes what it opens", () => {
    const open: string[] = [];
    for (const [, end, name, alone] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(name);
      else if (!alone) open.push(name ?? "");
    }
    expect(open).toEqual([]);
  });

  test("stays within the viewBox", () => {
    const [width, height] = sizeOf(svg);
    const places = reached(svg);
    expect(places.length).toBeGreaterThan(4);
    for (const { what, x, y } of places) {
      expect(
        x >= 0 && x <= width && y >= 0 && y <= height,
        `(${x}, ${y}) in ${width} × ${height}: ${what}`,
      ).toBe(true);
    }
  });
});

test("values at or below 0 on a log axis break the line and are counted", () => {
  const mark: Mark = { mark: "line", x: [0, 1, 2, 3, 4], y: [1, 2, 0, 3, 4] };
  const svg = renderFigure(figureOf(mark, "linear", "log"));
  expect(svg).toContain("1 value at or below 0 not shown");
  const path = /<path d="([^"]+)"/.exec(svg)?.[1] ?? "";
  expect(path.match(/M/g)).toHaveLength(2);
});

test("symbols beyond a stated domain are counted, not drawn", () => {
  const figure = figureOf({ mark: "points", x: [1, 2, 30], y: [1, 2, 3] }, "linear", "linear");
  const svg = renderFigure({ ...figure, x: { ...figure.x, domain: [0, 10] } });
  expect(svg).toContain("1 value outside the axes not shown");
  expect(svg.match(/translate/g)).toHaveLength(2);
});

test("a log axis shows seven decades and counts what lies lower", () => {
  const svg = renderFigure(figureOf({ mark: "line", x: [0, 1, 2], y: [1e-30, 1, 100] }, "linear", "log"));
  expect(svg).toMatch(/1 value below .* not shown/);
});

test.each(["points", "line", "bars"] as const)("%s without a finite value says so", (name) => {
  const none = [Number.NaN, Number.POSITIVE_INFINITY];
  const mark: Mark =
    name === "bars"
      ? { mark: "bars", direction: "vertical", at: none, value: none }
      : { mark: name, x: none, y: none };
  expect(renderFigure(figureOf(mark, "linear", "log"))).toContain("no data");
});
