import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { version } from "../src/cli/version.ts";
import { examples, inFolder, program, root, tapworks } from "./run-cli.ts";

const study = `tapworks: 1
title: a small study
seed: 7
compounds: { T-DM1: registry }
steps:
  patients:
    simulate: { compound: T-DM1, species: human, dose: 3.6 mg/kg, every: 3 wk, doses: 2, infuse: 90 min, population: { of: oncology-adults, size: 60 } }
  exposure:
    nca: { profiles: patients, analyte: conjugate }
claims:
  - { says: Cmax, reported: 74.4 ug/mL, sd: 10.1 ug/mL, computed: exposure.cmax.mean, within: 1 sd, source: marianne2019 }
`;

const write = (folder: string, text = study) => {
  const path = join(folder, "study.yaml");
  writeFileSync(path, text);
  return path;
};

const events = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const states = (out: string) =>
  events(out)
    .filter((event) => event.event === "step" && event.state !== "computing")
    .map((event) => `${event.step} ${event.state}`);

test("a reader that stops early, as head does, ends the program quietly", () => {
  // The reader has gone before the program writes.
  const call = `(sleep 1; "$0" "$1" models; echo $? >&2) | true`;
  const { stderr } = spawnSync("bash", ["-c", call, process.execPath, program], { encoding: "utf8" });
  expect(stderr).toBe("141\n");
});

test("the version of the program is the package's", () => {
  const { version: packaged } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  expect(version).toBe(packaged);
  expect(tapworks(["--version"]).out.trim()).toBe(packaged);
});

test("help teaches: it shows the commands in the order of a first study, and the exit codes", () => {
  const { code, out } = tapworks(["--help"]);
  expect(code).toBe(0);
  for (const word of ["init", "check", "plan", "run", "report", "schema", "Exit codes"])
    expect(out).toContain(word);
});

test("an unknown command and a missing argument exit with 2, with a hint and no stack trace", () => {
  for (const args of [
    ["rnu"],
    ["run"],
    ["check", "nowhere.yaml"],
    ["run", ".", "--threads", "many"],
    ["run", "x", "--bogus"],
  ]) {
    const { code, err } = tapworks(args);
    expect(code, args.join(" ")).toBe(2);
    expect(err).not.toMatch(/\n\s+at /);
    expect(err.length).toBeGreaterThan(20);
  }
});

test("init writes a study that checks and runs, and never overwrites one", () => {
  inFolder((folder) => {
    expect(tapworks(["init", "mine"], folder).code).toBe(0);
    expect(tapworks(["check", "mine"], folder)).toMatchObject({ code: 0, err: "" });
    const run = tapworks(["run", "mine"], folder);
    expect(run).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "mine/results/index.html"))).toBe(true);
    expect(tapworks(["init", "mine"], folder).code).toBe(2);
  });
});

test("a run leaves a report and a CSV and a Parquet file for every table; a second run computes nothing", () => {
  inFolder((folder) => {
    const path = write(folder);
    const first = tapworks(["run", path, "--json"]);
    expect(first.err).toBe("");
    expect(states(first.out)).toEqual(["patients computed", "exposure computed"]);
    const tables = readdirSync(join(folder, "results/tables"));
    for (const stem of ["patients.profiles", "patients.values", "exposure.parameters", "exposure.values"]) {
      expect(tables).toContain(`${stem}.csv`);
      expect(tables).toContain(`${stem}.parquet`);
    }
    const report = readFileSync(join(folder, "results/index.html"), "utf8");
    expect(report).toContain("a small study");
    expect(report).toContain("74.4 ug/mL");
    const second = tapworks(["run", path, "--json"]);
    expect(states(second.out)).toEqual(["patients kept", "exposure kept"]);
    const again = readFileSync(join(folder, "results/index.html"), "utf8");
    expect(again.replaceAll("kept from an earlier run", "computed in this run")).toBe(report);
  });
});

test("only what changed is computed again", () => {
  inFolder((folder) => {
    const path = write(folder);
    tapworks(["run", path]);
    writeFileSync(path, study.replace("analyte: conjugate", "analyte: conjugate, method: linear"));
    expect(states(tapworks(["run", path, "--json"]).out)).toEqual(["patients kept", "exposure computed"]);
    writeFileSync(path, study.replace("seed: 7", "seed: 8"));
    expect(states(tapworks(["run", path, "--json"]).out)).toEqual(["patients computed", "exposure computed"]);
  });
});

test("results are the same for any number of threads", () => {
  inFolder((folder) => {
    const path = write(folder, study.replace("size: 60", "size: 250"));
    const csv = ["1", "2", "3"].map((threads) => {
      tapworks(["run", path, "--threads", threads, "--out", join(folder, threads)]);
      return readFileSync(join(folder, threads, "tables/patients.profiles.csv"), "utf8");
    });
    expect(csv[0]!.length).toBeGreaterThan(1000);
    expect(csv[1]).toBe(csv[0]);
    expect(csv[2]).toBe(csv[0]);
  });
});

test("a damaged store file is noticed and computed again; the results are what they were", () => {
  inFolder((folder) => {
    const path = write(folder);
    tapworks(["run", path]);
    const csv = () => readFileSync(join(folder, "results/tables/patients.values.csv"), "utf8");
    const before = csv();
    const store = join(folder, "results/store");
    const files = readdirSync(store, { recursive: true }).map(String);
    for (const damage of ["profiles.parquet", "manifest.json"]) {
      const victim = join(store, files.find((name) => name.endsWith(damage))!);
      const bytes = readFileSync(victim);
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(victim, bytes);
      const { out, code } = tapworks(["run", path, "--json"]);
      expect(code).toBe(0);
      expect(
        events(out).some((event) => event.event === "damaged"),
        damage,
      ).toBe(true);
      expect(csv()).toBe(before);
    }
  });
});

test("report writes the report from the store and computes nothing", () => {
  inFolder((folder) => {
    const path = write(folder);
    const early = tapworks(["report", path]);
    expect(early.code).toBe(1);
    expect(early.err).toContain("tapworks run");
    tapworks(["run", path]);
    expect(tapworks(["report", path, "--json"])).toMatchObject({ code: 0 });
  });
});

test("plan shows every setting and marks the defaults", () => {
  inFolder((folder) => {
    const { out, code } = tapworks(["plan", write(folder)]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {4}every: 21 d$/m);
    expect(out).toMatch(/^ {4}bsa: mosteller {2}# default$/m);
    expect(out).toMatch(/^ {4}method: linear-up-log-down {2}# default$/m);
  });
});

test.each([
  ["an unknown key", study.replace("dose:", "doze:"), /:7:\d+ .*doze/],
  ["a wrong unit", study.replace("3.6 mg/kg", "3.6 mg*h"), /:7:\d+ .*3\.6 mg\*h/],
  ["a negative dose", study.replace("3.6 mg/kg", "-3.6 mg/kg"), /:7:\d+ .*negative/],
  ["broken YAML", study.replace("steps:", "steps: ["), /study\.yaml:\d+:\d+ .*broken YAML/],
  [
    "a step that does not exist",
    study.replace("profiles: patients", "profiles: patient"),
    /:9:\d+ .*"patient"[\s\S]*Write patients/,
  ],
  [
    "a step that depends on itself",
    study.replace("profiles: patients", "profiles: exposure"),
    /depends on itself: exposure → exposure/,
  ],
  [
    "a compound that does not exist",
    study.replace("T-DM1: registry", "T-DMI: registry"),
    /T-DMI[\s\S]*Write T-DM1/,
  ],
  [
    "a claim on a step that does not exist",
    study.replace("exposure.cmax", "exposre.cmax"),
    /:11:\d+ .*exposre/,
  ],
  ["a missing file", study.replace("T-DM1: registry", "T-DM1: t-dm1.yaml"), /:4:\d+ .*no file "t-dm1\.yaml"/],
  ["NaN", study.replace("doses: 2", "doses: .nan"), /:7:\d+ .*doses/],
  ["a huge seed", study.replace("seed: 7", "seed: 1e400"), /:3:\d+ .*seed/],
  ["an empty file", "", /study\.yaml:1:1/],
])("%s is an error with its line, exit code 2, and nothing is written", (_, text, expected) => {
  inFolder((folder) => {
    const { code, err } = tapworks(["run", write(folder, text)]);
    expect(err).toMatch(expected);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
    expect(existsSync(join(folder, "results"))).toBe(false);
  });
});

test("every problem of a file is reported at once", () => {
  inFolder((folder) => {
    const text = study
      .replace("3.6 mg/kg", "3.6 mg*h")
      .replace("analyte: conjugate", "analite: conjugate")
      .replace("within: 1 sd", "within: 1 foo");
    const { out, code } = tapworks(["check", write(folder, text), "--json"]);
    expect(code).toBe(2);
    const lines = events(out).map((event) => (event.where as { line: number }).line);
    expect([...new Set(lines)].sort((a, b) => a - b)).toEqual([7, 9, 11]);
  });
});

test("a study that cannot be written to leaves nothing half done", () => {
  inFolder((folder) => {
    const path = write(folder);
    mkdirSync(join(folder, "results"), { recursive: true });
    writeFileSync(join(folder, "results/store"), "a file where the folder should be");
    const { code, err } = tapworks(["run", path]);
    expect(code).not.toBe(0);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

test("the published JSON Schema accepts every example and refuses a misspelt key", () => {
  const schema: object = JSON.parse(tapworks(["schema"]).out) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const paths = examples().map((name) => join(root, "examples", name, "study.yaml"));
  expect(paths.length).toBeGreaterThan(1);
  // Keys are texts, as the program reads them: `null: bliss` names a setting.
  const read = (path: string): unknown => parse(readFileSync(path, "utf8"), { stringKeys: true });
  for (const path of paths) expect(validate(read(path)), path).toBe(true);
  expect(validate(parse(study))).toBe(true);
  expect(validate(parse(study.replace("dose:", "doze:")))).toBe(false);
});
