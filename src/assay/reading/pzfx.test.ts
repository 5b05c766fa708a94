import { expect, test } from "vitest";
import { pzfxAsLong, readPzfx } from "./pzfx.ts";

const column = (name: string, title: string, ...subcolumns: readonly (readonly string[])[]) =>
  [
    `<${name} Width="81" Decimals="3" Subcolumns="${subcolumns.length}">`,
    `<Title>${title}</Title>`,
    ...subcolumns.map((values) => `<Subcolumn>\n${values.join("\n")}\n</Subcolumn>`),
    `</${name}>`,
  ].join("\n");
const d = (...values: readonly string[]) =>
  values.map((value) => (value === "" ? "<d/>" : `<d>${value}</d>`));
const file = (body: string, type = "XY") => ({
  path: "ic50.pzfx",
  text: `<?xml version="1.0" encoding="UTF-8"?>
<GraphPadPrismFile PrismXMLVersion="5.00">
<Table ID="Table0" XFormat="numbers" TableType="${type}" EVFormat="AsteriskAfterNumber">
<Title>Viability &amp; dose</Title>
${body}
</Table>
</GraphPadPrismFile>`,
});
const usual = [
  column("XColumn", "conc (nM)", d("0", "0.1", "10")),
  column("YColumn", "SK-BR-3, <B>1</B> d", d("100", "60,5", "5"), [
    "<d>98</d>",
    '<d Excluded="1">300</d>',
    "<d/>",
  ]),
].join("\n");

test("X, curves and replicates of an XY table are read; excluded and empty cells are missing", () => {
  const { tables, issues } = readPzfx(file(usual));
  expect(issues).toEqual([]);
  expect(tables[0]!.title).toBe("Viability & dose");
  expect(tables[0]!.xTitle).toBe("conc (nM)");
  expect([...tables[0]!.x]).toEqual([0, 0.1, 10]);
  const [curve] = tables[0]!.curves;
  expect(curve!.title).toBe("SK-BR-3, 1 d");
  expect(curve!.replicates.map((values) => [...values])).toEqual([
    [100, 60.5, 5],
    [98, Number.NaN, Number.NaN],
  ]);
  expect(curve!.nExcluded).toBe(1);
});

test("a table becomes one row per value", () => {
  const { long } = pzfxAsLong(file(usual));
  expect(long!.text.split("\n").slice(0, 3)).toEqual([
    "dose,curve,replicate,response",
    '0,"SK-BR-3, 1 d",1,100',
    '0.1,"SK-BR-3, 1 d",1,60.5',
  ]);
});

test("a cell that is no number is reported with its line", () => {
  const { tables, issues } = readPzfx(file(usual.replace("<d>5</d>", "<d>five</d>")));
  expect(tables).toEqual([]);
  const line =
    file(usual.replace("<d>5</d>", "<d>five</d>"))
      .text.split("\n")
      .findIndex((l) => l.includes("five")) + 1;
  expect(issues[0]).toMatchObject({ code: "pzfx.cell", where: { line } });
});

test.each([
  [() => readPzfx({ path: "a.pzfx", text: "PK\u0003" }), /no GraphPad Prism file/],
  [() => readPzfx(file(usual, "Column")), /none of them XY/],
  [() => readPzfx(file(column("YColumn", "a", d("1")))), /has no X column/],
  [() => pzfxAsLong(file(usual), "other"), /no XY table is called "other"/],
])("what is missing is said: %#", (read, found) => {
  expect(read().issues[0]!.found).toMatch(found);
});
