import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printIssue } from "../src/source/index.ts";
import { planStudy } from "../src/study/index.ts";
import { examples, root } from "./run-cli.ts";

interface Block {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];

const blocks: Block[] = pages.flatMap((page) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
    ([, language = "", text = ""], k) => ({
      where: `${page}, block ${k + 1}`,
      language,
      text,
    }),
  ),
);

/** Files that code blocks name, as the examples hold them. */
const beside = (path: string) => {
  const found = examples()
    .map((name) => join(root, "examples", name, path))
    .find((file) => existsSync(file));
  return found ? { path, text: readFileSync(found, "utf8") } : undefined;
};

const head = "tapworks: 1\ntitle: from the docs\ncompounds: { huC242-DM4: registry, T-DM1: registry }\n";
const studies = blocks
  .filter(({ language, text }) => language === "yaml" && /^(tapworks|steps):/.test(text))
  .map(({ where, text }) => [where, text.startsWith("steps:") ? head + text : text] as const);

test.each(studies)("%s is a study that plans without an error", (_, text) => {
  const { plan, issues } = planStudy({ path: "docs.yaml", text }, beside);
  expect(issues.filter((issue) => issue.severity === "error").map(printIssue)).toEqual([]);
  expect(plan).toBeDefined();
});

test("every TypeScript block of the docs compiles against the package's doors, and runs", () => {
  const code = blocks.filter(({ language }) => language === "ts");
  expect(code.length).toBeGreaterThan(4);
  const folder = mkdtempSync(join(root, ".docs-"));
  try {
    for (const [k, { text }] of code.entries()) writeFileSync(join(folder, `block-${k}.mts`), text);
    const settings = {
      extends: "../tsconfig.json",
      include: ["*.mts"],
      compilerOptions: { noUnusedLocals: false },
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
    const types = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
    expect(types.stdout).toBe("");
    const runs = code.map(
      ({ where }, k) =>
        `await import("./block-${k}.mts").catch((error) => fail(${JSON.stringify(where)}, error));`,
    );
    const fail = "const fail = (where, error) => { console.error(where, error); process.exitCode = 1; };";
    writeFileSync(join(folder, "all.mjs"), [fail, ...runs].join("\n"));
    const all = spawnSync(join(root, "node_modules/.bin/tsx"), [join(folder, "all.mjs")], {
      encoding: "utf8",
    });
    expect([all.stderr, all.status]).toEqual(["", 0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("every page that the README and the docs link to is there", () => {
  for (const page of pages) {
    const folder = join(root, page, "..");
    const links = [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      ([, link = ""]) => link,
    );
    for (const link of links) expect(existsSync(join(folder, link)), `${page} links to ${link}`).toBe(true);
  }
});
