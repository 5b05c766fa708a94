import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filterRows, numbers, readCsv, type Table, texts, toCsv } from "../src/table/index.ts";
import { examples, inFolder, root, tapworks } from "./run-cli.ts";

const keptFolder = join(root, "test/kept");
const read = (path: string): Table => {
  // A table whose results have no unit would otherwise seem to hold numbers there.
  const columns = ["name", "unit"].map((name) => ({ name, kind: "text" as const }));
  const { table, issues } = readCsv({ path, text: readFileSync(path, "utf8") }, { columns });
  if (!table) throw new Error(JSON.stringify(issues));
  return table;
};

/** Centres of the named results; what belongs to a dose by number stands there twice. All of them where none is a centre. */
const centres = (table: Table): Table => {
  const isCentre = texts(table, "name").map((name) => /^(?!dose\d).*\.(mean|median)$/.test(name));
  return isCentre.includes(true) ? filterRows(table, (row) => isCentre[row]!) : table;
};

/** A tenth of the tolerance that the simulations ask for (1e-6) times the growth that steps in other order may show. */
const why = {
  relative: 1e-5,
  because: "another Node version rounds exp and pow otherwise, and steps may then differ",
};

/** Results that are rounding noise about zero, such as the standard deviation of equal numbers, count as zero. */
const noise = 1e-12;

function compareValues(name: string, csv: string): void {
  const kept = join(keptFolder, name);
  if (process.env.UPDATE_KEPT === "1") {
    mkdirSync(keptFolder, { recursive: true });
    writeFileSync(kept, toCsv(centres(read(csv))));
  }
  const [now, before] = [centres(read(csv)), read(kept)];
  expect(texts(now, "name")).toEqual(texts(before, "name"));
  expect(texts(now, "unit")).toEqual(texts(before, "unit"));
  const [x, y] = [numbers(now, "value"), numbers(before, "value")];
  texts(now, "name").forEach((value, row) => {
    const bound = why.relative * Math.abs(y[row]!) + noise;
    if (!Number.isFinite(y[row])) expect(x[row], value).toBe(y[row]);
    else
      expect(
        Math.abs(x[row]! - y[row]!),
        `${name}: ${value} is ${x[row]}, was ${y[row]}`,
      ).toBeLessThanOrEqual(bound);
  });
}

test.each(examples())(
  "the example %s runs, and its named results are those that were kept",
  (name) => {
    inFolder((out) => {
      const { code, out: said, err } = tapworks(["run", join("examples", name), "--out", out]);
      expect(err).not.toMatch(/FAILED|warning/);
      expect(code).toBe(0);
      // What a study claims of a published model holds; elsewhere a reader is meant to see what differs.
      if (name.startsWith("models/")) expect(said).not.toMatch(/\d (differs?|not computed)/);
      expect(readFileSync(join(out, "index.html"), "utf8")).toContain("Reported beside computed");
      const values = readdirSync(join(out, "tables")).filter((file) => file.endsWith(".values.csv"));
      expect(values.length).toBeGreaterThan(0);
      for (const file of values)
        compareValues(`${name.replaceAll("/", "-")}.${file}`, join(out, "tables", file));
    });
  },
  240_000,
);
