import { element, escapeText } from "./svg.ts";
import { fontSize, textWidth, wrapText } from "./text-size.ts";
import { colours, ink, lookOf, themeDeclarations } from "./theme.ts";

/** A thing that is somewhere, in so many boxes of a drawing. */
export interface FlowNode {
  readonly name: string;
  /** A few words below the name. */
  readonly about?: string;
  /** Nodes of one group get one colour. */
  readonly group?: string;
  /** True where something enters from outside. */
  readonly enters?: boolean;
}

/** A way from one node to another; without `from` it comes from nothing, without `to` it goes to nothing. */
export interface Flow {
  readonly from?: string;
  readonly to?: string;
  readonly name: string;
  readonly both?: boolean;
}

/** What is where, how it moves, and what drives what without moving. */
export interface FlowDiagram {
  readonly title: string;
  readonly nodes: readonly FlowNode[];
  /** A flow from a node to itself is one among its parts. */
  readonly flows: readonly Flow[];
  readonly drives?: readonly { readonly from: string; readonly to: string }[];
}

interface Placed extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly height: number;
}

const boxWidth = 168;
const [gapX, gapY, margin] = [112, 34, 18];

/** SVG of states as boxes and flows as arrows, for a file of its own. The same description gives the same bytes. */
export function drawFlows(diagram: FlowDiagram): string {
  const columns = inColumns(diagram);
  const groups = [...new Set(diagram.nodes.map(({ group }) => group ?? ""))];
  const placed = place(columns);
  const byName = new Map(placed.map((node) => [node.name, node]));
  const keyWidth = (groups.filter((group) => group !== "").length + 1) * 150;
  const right = Math.max(...placed.map(({ x }) => x + boxWidth + 70), 300, keyWidth) + margin;
  const width = Math.max(right, textWidth(diagram.title, fontSize.title, true) + 2 * margin);
  const drives = diagram.drives ?? [];
  const keyY = Math.max(...placed.map(({ y, height }) => y + height), 80) + 44;
  const key = groups.filter((group) => group !== "");
  const body = [
    element("style", {}, `:root{${themeDeclarations("light")}}`),
    marker(),
    element("rect", { width: "100%", height: "100%", fill: ink.paper }),
    text(margin, 26, diagram.title, { size: fontSize.title, bold: true }),
    ...drivesDrawn(drives, byName),
    ...drawn(diagram.flows, byName),
    ...placed.map((node) => box(node, groups.indexOf(node.group ?? ""))),
    ...key.map((group, k) => keyEntry(group, groups.indexOf(group), margin + k * 150, keyY)),
    ...(drives.length > 0 ? [drivesKey(margin + key.length * 150, keyY)] : []),
  ];
  const size = {
    width: Math.ceil(width),
    height: Math.ceil(keyY + (key.length + drives.length > 0 ? 24 : 0)),
  };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      role: "img",
      "font-family": "Helvetica, Arial, 'Liberation Sans', sans-serif",
      "aria-label": diagram.title,
    },
    ...body,
  );
}

/** Columns by the number of steps from where something enters; within a column in the order given, pulled to what leads there. */
function inColumns({ nodes, flows, drives = [] }: FlowDiagram): readonly (readonly FlowNode[])[] {
  const depth = new Map<string, number>();
  const ways = flows.flatMap(({ from, to, both }) =>
    from === undefined || to === undefined
      ? []
      : both
        ? [[from, to] as const, [to, from] as const]
        : [[from, to] as const],
  );
  // What is only driven stands after what drives it.
  const led = drives.map(({ from, to }) => [from, to] as const);
  const starts = nodes.filter(({ enters }) => enters);
  for (const start of [...starts, ...nodes]) {
    if (depth.has(start.name)) continue;
    depth.set(start.name, 0);
    for (let front = [start.name]; front.length > 0; ) {
      const next = front.flatMap((name) =>
        [...ways, ...led]
          .filter(([from, to]) => from === name && !depth.has(to))
          .map(([, to]) => [to, (depth.get(name) ?? 0) + 1] as const),
      );
      for (const [name, at] of next) if (!depth.has(name)) depth.set(name, at);
      front = [...new Set(next.map(([name]) => name))];
    }
  }
  const columns: FlowNode[][] = [];
  const row = new Map<string, number>();
  const nColumns = Math.max(0, ...depth.values()) + 1;
  for (let k = 0; k < nColumns; k++) {
    const here = nodes.filter(({ name }) => depth.get(name) === k);
    const pull = (name: string): number => {
      const before = ways.flatMap(([from, to]) => (to === name ? (row.get(from) ?? []) : []));
      return before.length === 0 ? 1e3 : before.reduce((a, b) => a + b, 0) / before.length;
    };
    const ordered = k === 0 ? here : [...here].sort((a, b) => pull(a.name) - pull(b.name));
    for (const [at, { name }] of ordered.entries()) row.set(name, at);
    columns.push(ordered);
  }
  return columns;
}

function place(columns: readonly (readonly FlowNode[])[]): readonly Placed[] {
  return columns.flatMap((column, k) => {
    let y = 66;
    return column.map((node) => {
      const lines = wrapText(node.about ?? "", boxWidth - 16, 10).slice(0, 3);
      const height = 26 + 13 * lines.length;
      const placed = { ...node, x: margin + 54 + k * (boxWidth + gapX), y, lines, height };
      y += height + gapY;
      return placed;
    });
  });
}

function drawn(flows: readonly Flow[], nodes: ReadonlyMap<string, Placed>): readonly string[] {
  const stubs = new Map<string, number>();
  const pairs = new Map<string, number>();
  return flows.flatMap((flow) => {
    const from = flow.from === undefined ? undefined : nodes.get(flow.from);
    const to = flow.to === undefined ? undefined : nodes.get(flow.to);
    if (from && from === to) return [loop(from, flow)];
    if (from && to) {
      const pair = [from.name, to.name].sort().join(" ");
      const nth = pairs.get(pair) ?? 0;
      pairs.set(pair, nth + 1);
      return [between(from, to, flow, nth)];
    }
    const node = from ?? to;
    if (!node) return [];
    const offset = stubs.get(node.name) ?? 18;
    stubs.set(node.name, offset + 16 + textWidth(shortened(flow.name), 9));
    return [stub(node, flow, offset)];
  });
}

/** An arrow from side to side; boxes of one column are joined by a bow on their right. */
function between(from: Placed, to: Placed, flow: Flow, nth: number): string {
  const shift = nth * 11;
  const [y1, y2] = [from.y + from.height / 2 + shift, to.y + to.height / 2 + shift];
  const ends = { "marker-end": "url(#tip)", ...(flow.both ? { "marker-start": "url(#tip)" } : {}) };
  const line = (d: string) =>
    element("path", { d, fill: "none", stroke: ink.muted, "stroke-width": 1.2, ...ends });
  if (from.x === to.x) {
    const x = from.x + boxWidth;
    const out = x + 34 + Math.min(50, Math.abs(y2 - y1) / 6);
    return (
      line(`M ${x} ${y1} C ${out} ${y1} ${out} ${y2} ${x} ${y2}`) +
      label(out - 16, (y1 + y2) / 2, shortened(flow.name))
    );
  }
  const forward = from.x < to.x;
  const [x1, x2] = forward ? [from.x + boxWidth, to.x] : [from.x, to.x + boxWidth];
  const middle = (x1 + x2) / 2;
  return (
    line(`M ${x1} ${y1} C ${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`) +
    label(middle, (y1 + y2) / 2 - 4, shortened(flow.name))
  );
}

/** A small bow above the box: something moves among its parts. */
function loop(node: Placed, flow: Flow): string {
  const x = node.x + boxWidth - 34;
  const d = `M ${x} ${node.y} C ${x - 2} ${node.y - 18} ${x + 22} ${node.y - 18} ${x + 20} ${node.y}`;
  return (
    element("path", { d, fill: "none", stroke: ink.muted, "stroke-width": 1.2, "marker-end": "url(#tip)" }) +
    element(
      "text",
      { x: x - 8, y: node.y - 6, "font-size": 9, fill: ink.muted, "text-anchor": "end" },
      escapeText(shortened(flow.name)),
    )
  );
}

/** Dashed, without names, behind everything else. */
function drivesDrawn(
  drives: readonly { readonly from: string; readonly to: string }[],
  nodes: ReadonlyMap<string, Placed>,
): readonly string[] {
  return drives.flatMap(({ from, to }) => {
    const [a, b] = [nodes.get(from), nodes.get(to)];
    if (!a || !b) return [];
    const [y1, y2] = [a.y + a.height - 8, b.y + b.height - 8];
    if (a.x === b.x) {
      const out = a.x - 30;
      return [dashed(`M ${a.x} ${y1} C ${out} ${y1} ${out} ${y2} ${b.x} ${y2}`)];
    }
    const [x1, x2] = a.x < b.x ? [a.x + boxWidth, b.x] : [a.x, b.x + boxWidth];
    const middle = (x1 + x2) / 2;
    return [dashed(`M ${x1} ${y1} C ${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`)];
  });
}

const dashed = (d: string): string =>
  element("path", {
    d,
    fill: "none",
    stroke: ink.muted,
    "stroke-width": 1,
    "stroke-dasharray": "2 4",
    "marker-end": "url(#tip)",
  });

const drivesKey = (x: number, y: number): string =>
  dashed(`M ${x} ${y - 4} L ${x + 26} ${y - 4}`) + text(x + 32, y, "sets how fast", { size: 11 });

/** As many of the names as there is room for between two boxes, the first in any case. */
function shortened(names: string): string {
  const all = names.split(", ");
  const said = (n: number) =>
    n === all.length ? names : `${all.slice(0, n).join(", ")} and ${all.length - n} more`;
  let n = all.length;
  while (n > 1 && textWidth(said(n), 9) > gapX - 8) n -= 1;
  return said(n);
}

/** A short arrow to or from nothing, below the box. */
function stub(node: Placed, flow: Flow, offset: number): string {
  const x = node.x + offset;
  const [top, bottom] = [node.y + node.height, node.y + node.height + 18];
  const d = flow.from === undefined ? `M ${x} ${bottom} L ${x} ${top}` : `M ${x} ${top} L ${x} ${bottom}`;
  return (
    element("path", {
      d,
      stroke: ink.muted,
      "stroke-width": 1.2,
      "stroke-dasharray": "3 2",
      "marker-end": "url(#tip)",
    }) + text(x + 5, bottom - 2, shortened(flow.name), { size: 9, fill: ink.muted })
  );
}

const label = (x: number, y: number, name: string): string =>
  element(
    "text",
    {
      x,
      y,
      "font-size": 9,
      fill: ink.muted,
      "text-anchor": "middle",
      stroke: ink.paper,
      "stroke-width": 3,
      "paint-order": "stroke",
    },
    escapeText(name),
  );

function box(node: Placed, group: number): string {
  const colour = group < 0 ? ink.text : lookOf(group).colour;
  const arrow = node.enters
    ? element("path", {
        d: `M ${node.x - 40} ${node.y + 13} L ${node.x} ${node.y + 13}`,
        stroke: ink.text,
        "stroke-width": 1.6,
        "marker-end": "url(#tip)",
      }) + text(node.x - 50, node.y + 8, "dose", { size: 10 })
    : "";
  return (
    arrow +
    element("rect", {
      x: node.x,
      y: node.y,
      width: boxWidth,
      height: node.height,
      rx: 6,
      fill: ink.paper,
      stroke: colour,
      "stroke-width": 1.6,
    }) +
    text(node.x + 8, node.y + 17, node.name, { size: fontSize.body, bold: true }) +
    node.lines
      .map((line, k) => text(node.x + 8, node.y + 31 + 13 * k, line, { size: 10, fill: ink.muted }))
      .join("")
  );
}

const keyEntry = (group: string, k: number, x: number, y: number): string =>
  element("rect", {
    x,
    y: y - 9,
    width: 12,
    height: 10,
    rx: 2,
    fill: "none",
    stroke: lookOf(k).colour,
    "stroke-width": 1.6,
  }) + text(x + 18, y, group, { size: 11 });

const marker = (): string =>
  element(
    "defs",
    {},
    element(
      "marker",
      {
        id: "tip",
        viewBox: "0 0 8 8",
        refX: 7,
        refY: 4,
        markerWidth: 7,
        markerHeight: 7,
        orient: "auto-start-reverse",
      },
      element("path", { d: "M 0 0.8 L 7.5 4 L 0 7.2 z", fill: colours.light.muted }),
    ),
  );

function text(
  x: number,
  y: number,
  words: string,
  { size, bold = false, fill = ink.text }: { size: number; bold?: boolean; fill?: string },
): string {
  return element(
    "text",
    { x, y, "font-size": size, fill, ...(bold ? { "font-weight": "bold" } : {}) },
    escapeText(words),
  );
}
