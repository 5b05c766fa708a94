import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printIssue } from "../source/index.ts";
import { compositions, modules, readComposition } from "./index.ts";

const page = readFileSync(new URL("../../docs/models.md", import.meta.url), "utf8");

test("the page lists every module and every composition, in the words of the library", () => {
  const rows = new Map(
    [...page.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)].map(([, name, what]) => [name, what]),
  );
  for (const { name, summary } of [...modules, ...compositions]) expect(rows.get(name), name).toBe(summary);
});

test("the compositions on the page are read without a remark", () => {
  const blocks = [...page.matchAll(/^```tapworks-composition\n(.*?)^```$/gms)];
  expect(blocks.length).toBeGreaterThan(0);
  for (const [, text = ""] of blocks)
    expect(readComposition({ path: "docs/models.md", text }).issues.map(printIssue)).toEqual([]);
});
