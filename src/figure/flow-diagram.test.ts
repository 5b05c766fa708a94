import { expect, test } from "vitest";
import { drawFlows } from "./index.ts";

const diagram = {
  title: "Plasma & tumour",
  nodes: [
    { name: "A", about: "antibody", group: "plasma", enters: true },
    { name: "P", about: "antibody, peripheral", group: "plasma" },
    {
      name: "T",
      about: "antibody in the tumour, with a text that is too long for one line of its box",
      group: "tumour",
    },
  ],
  flows: [
    { from: "A", to: "P", name: "exchange", both: true },
    { from: "A", to: "T", name: "cross" },
    { from: "A", name: "eliminate" },
    { to: "T", name: "make" },
  ],
};

test("a diagram has a box for each state, an arrow for each flow and a key of the groups", () => {
  const svg = drawFlows(diagram);
  expect(svg).toContain("Plasma &amp; tumour");
  expect(svg.match(/<rect[^>]*rx="6"/g)).toHaveLength(3);
  expect(svg.match(/marker-end/g)).toHaveLength(5);
  expect(svg.match(/marker-start/g)).toHaveLength(1);
  for (const word of ["exchange", "cross", "eliminate", "make", "plasma", "tumour", "dose"])
    expect(svg).toContain(`>${word}</text>`);
  expect(drawFlows(diagram)).toBe(svg);
});

test("what follows what enters stands to its right", () => {
  const svg = drawFlows(diagram);
  const x = (name: string) => Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${name}</text>`).exec(svg)?.[1]);
  expect(x("T")).toBeGreaterThan(x("A"));
  expect(x("P")).toBe(x("T"));
});

test("what moves among the parts of a box is a bow above it, and what only drives is dashed and in the key", () => {
  const svg = drawFlows({
    ...diagram,
    flows: [...diagram.flows, { from: "T", to: "T", name: "spread" }],
    drives: [{ from: "P", to: "T" }],
  });
  expect(svg).toContain(">spread</text>");
  expect(svg).toContain(">sets how fast</text>");
  expect(drawFlows(diagram)).not.toContain("sets how fast");
});

test("of many names of one arrow those are written for which there is room", () => {
  const names = "fromHeart, fromThymus, fromOther, fromLiver";
  const svg = drawFlows({ ...diagram, flows: [{ from: "A", to: "P", name: names }] });
  expect(svg).toContain(">fromHeart and 3 more</text>");
});

test("a diagram without states is a title", () => {
  expect(drawFlows({ title: "nothing", nodes: [], flows: [] })).toContain(">nothing</text>");
});
