import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inFolder, root, tapworks } from "./run-cli.ts";

test("Shah 2012, 10,000 virtual patients: shares of complete responses within 5 points of the printed curve", () => {
  const study = readFileSync(join(root, "examples/models/patients/study.yaml"), "utf8");
  inFolder((folder) => {
    mkdirSync(join(folder, "study"));
    writeFileSync(join(folder, "study/study.yaml"), study.replaceAll(/size: \d+/g, "size: 10000"));
    const { code, out } = tapworks(["run", join(folder, "study"), "--out", join(folder, "out")]);
    expect(code).toBe(0);
    expect(out).toContain("claims: 12 agree");
  });
});
