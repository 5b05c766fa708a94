import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compositions, modules, plasmaModels } from "../src/library/index.ts";
import { inFolder, tapworks } from "./run-cli.ts";

test("models lists every model, composition and module, one line each", () => {
  const { code, out } = tapworks(["models"]);
  expect(code).toBe(0);
  for (const { name, summary } of [...plasmaModels, ...compositions, ...modules])
    expect(
      out.split("\n").filter((line) => line.startsWith(`  ${name} `) && line.endsWith(summary)),
      name,
    ).toHaveLength(1);
  const lines = tapworks(["models", "--json"]).out.trim().split("\n");
  expect(lines).toHaveLength(plasmaModels.length + compositions.length + modules.length);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ event: "model" });
});

test("models NAME prints values with units, marks and sources, equations and modules; --out draws states and flows", () => {
  inFolder((folder) => {
    const file = join(folder, "flows.svg");
    const { code, out } = tapworks(["models", "bystander-huc242-spdb-dm4", "--out", file]);
    expect(code).toBe(0);
    expect(out).toMatch(/cell-catabolites +as negative_pool/);
    expect(out).toMatch(/copies +1e6 copies\/cells +assumed, .* to 5e6 +no count is published/);
    expect(out).toMatch(/cell_bind\[i\]: well_A\[i\] \+ cell_R <-> cell_B\[i\] at/);
    expect(out).toMatch(/lopus2010 +Lopus M.* 2010:/);
    const svg = readFileSync(file, "utf8");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    for (const words of ["well_A", "negative_pool_Y", "positive_N", "dose", "sets how fast"])
      expect(svg).toContain(`>${words}<`);
  });
});

test("models shows the text of a module, and a model file with modules beside it", () => {
  expect(tapworks(["models", "kill-occupancy"]).out).toContain(
    'needs occupancy : 1 "share of the binding sites that are taken"',
  );
  inFolder((folder) => {
    writeFileSync(
      join(folder, "decay.txt"),
      'module decay\nneeds k : 1/h "rate"\nspecies A : nmol = 1 {nmol} "a"\nA\' = -k * A\noutput a : nmol = A "a"\n',
    );
    writeFileSync(join(folder, "my.txt"), "model my\nuse decay.txt as x (k = 2 {1/h})\n");
    writeFileSync(join(folder, "wrong.txt"), "model wrong\nuse decay.txt as x (k = 2 {nM})\n");
    const right = tapworks(["models", join(folder, "my.txt")]);
    expect(right.out).toContain("d x_A/dt = -x_k*x_A");
    const wrong = tapworks(["models", join(folder, "wrong.txt")]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/wrong.txt:2:\d+ {2}x.k: "2 \{nM\}" is a molar concentration/);
  });
});

test("a name that nothing has is answered with the nearest", () => {
  const { code, err } = tapworks(["models", "pbpk-jones-2018"]);
  expect(code).toBe(2);
  expect(err).toMatch(/nothing is called "pbpk-jones-2018"[\s\S]*Write pbpk-jones-2019/);
});

test("a study with a composition that misses a port is refused with what is missing, at its line", () => {
  inFolder((folder) => {
    writeFileSync(
      join(folder, "mine.txt"),
      "model mine\nuse kill-emax as kill (kmax = 1 {1/h}, ec50 = 1 {nM}, hill = 1)\n",
    );
    writeFileSync(
      join(folder, "study.yaml"),
      "tapworks: 1\ntitle: t\nseed: 1\nsteps:\n  a:\n    simulate: { model: mine.txt, dose: 1 nmol }\n",
    );
    const { code, err } = tapworks(["check", folder]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /mine.txt:2 .*kill-emax needs driver \(the concentration that kills; part of the parameter set, nM\)/,
    );
  });
});
