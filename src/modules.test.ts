import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { modules } from "./modules.ts";

const src = new URL(".", import.meta.url).pathname;

const sources = (module: string): string[] =>
  readdirSync(join(src, module), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts") && !/\.(test|long|browser)\.ts$/.test(name))
    .map((name) => join(module, name));

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(src, file), "utf8").matchAll(
      /^(?:import|export)\s[^;"]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    ),
  ].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "");

test("the table lists every folder of src once, and nothing that is not there", () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(modules.map((module) => module.name).sort()).toEqual(folders.map((folder) => folder.name).sort());
});

test("a module lists only modules that stand above it", () => {
  modules.forEach((module, k) => {
    const above = modules.slice(0, k).map((other) => other.name);
    for (const used of module.uses) expect(above, `${module.name} uses ${used}`).toContain(used);
  });
});

test("no wing lists another wing", () => {
  const wings = modules.filter((module) => module.shelf === "wings").map((module) => module.name);
  for (const wing of modules.filter((module) => module.shelf === "wings")) {
    expect(wing.uses.filter((used) => wings.includes(used))).toEqual([]);
  }
});

test.each(modules.map((module) => [module.name, module] as const))(
  "%s imports only through the doors that the table gives it",
  (name, module) => {
    expect(existsSync(join(src, name, "index.ts")), `${name}/index.ts`).toBe(true);
    for (const file of sources(name)) {
      for (const imported of importsOf(file)) {
        const message = `${file} imports ${imported}`;
        if (imported.startsWith("node:")) {
          expect(module.touchesOutside, message).toBe(true);
        } else if (imported.startsWith(".")) {
          const target = join(file, "..", imported);
          const inside = target.startsWith(`${name}/`);
          if (!inside)
            expect(
              module.uses.map((used) => `${used}/index.ts`),
              message,
            ).toContain(target);
        } else {
          expect(module.packages ?? [], message).toContain(imported);
        }
      }
    }
  },
);
