import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Act, lineOf, readProtocol, seal } from "../trial/index.ts";
import { append, begin, LockedError, locked, openLog, sha256 } from "./index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tapworks-trial-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const protocol = "trial: T-1\nwindow: 21 d\nescalate: { design: boin, levels: '1, 2, 3 mg' }\n";
const signed = { at: "2026-01-01T00:00:00.000Z", by: "A", why: "because" };
const firstAct = (trial: string): Act => {
  const { settings } = readProtocol({ path: "p", text: protocol }).protocol!;
  return { kind: "init", trial, log: "a", protocol, settings, program: "0" };
};
const enrolment = (patient: string): Act => ({
  kind: "enrol",
  patient,
  dose: 1,
  unit: "mg",
  on: "2026-01-01",
  asked: "",
});

let nLogs = 0;
async function newLog(): Promise<string> {
  nLogs += 1;
  const path = join(folder, `t${nLogs}.jsonl`);
  await begin(path, `T-${nLogs}`, firstAct(`T-${nLogs}`), signed);
  return path;
}

const enrol = (path: string, patient: string) => append(path, () => ({ act: enrolment(patient), signed }));

/** Another process that appends patients named by `name` until it has written `n`, and prints each when it is acknowledged. */
function writer(
  path: string,
  name: string,
  n: number,
): { child: ChildProcess; acknowledged: () => string[]; ended: Promise<void> } {
  const script = join(folder, `writer-${name}.mts`);
  writeFileSync(
    script,
    `import { append } from ${JSON.stringify(join(root, "src/trial-log/index.ts"))};
for (let k = 0; k < ${n}; k++) {
  const patient = "${name}-" + k;
  const done = await append(${JSON.stringify(path)}, () => ({
    act: { kind: "enrol", patient, dose: 1, unit: "mg", on: "2026-01-01", asked: "" },
    signed: ${JSON.stringify(signed)},
  }));
  process.stdout.write((done.state === "written" ? patient : JSON.stringify(done)) + "\\n");
}
`,
  );
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout!.on("data", (data: Buffer) => {
    printed += data.toString();
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  return { child, ended, acknowledged: () => printed.split("\n").slice(0, -1) };
}

const patientsIn = (path: string): string[] =>
  openLog(path).sealed.flatMap(({ entry: { act } }) => (act.kind === "enrol" ? [act.patient] : []));

test("a writer killed at any moment loses no entry that it acknowledged, and the next one goes on", async () => {
  const path = await newLog();
  const all: string[] = [];
  for (let k = 0; k < 3; k++) {
    const one = writer(path, `k${k}`, 100_000);
    while (one.acknowledged().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 12 * k + Math.random() * 20));
    one.child.kill("SIGKILL");
    await one.ended;
    all.push(...one.acknowledged());
    const written = patientsIn(path);
    expect(openLog(path).issues).toEqual([]);
    expect(written).toEqual(expect.arrayContaining(all));
    // What was written but not acknowledged: at most the one entry in hand when the kill came.
    expect(written.length - all.length).toBeLessThanOrEqual(k + 1);
  }
  expect(await enrol(path, "after")).toMatchObject({ state: "written" });
}, 180_000);

test("two processes that write at once leave one chain with every entry of both", async () => {
  const path = await newLog();
  const both = [writer(path, "a", 25), writer(path, "b", 25)];
  await Promise.all(both.map(({ ended }) => ended));
  expect(openLog(path).issues).toEqual([]);
  const expected = ["a", "b"].flatMap((name) => Array.from({ length: 25 }, (_, k) => `${name}-${k}`));
  expect(patientsIn(path).sort()).toEqual(expected.sort());
}, 180_000);

test("many writers in one process do not interleave either", async () => {
  const path = await newLog();
  await Promise.all(Array.from({ length: 20 }, (_, k) => enrol(path, String(k))));
  expect(openLog(path).issues).toEqual([]);
  expect(patientsIn(path)).toHaveLength(20);
});

test("a torn last line is set aside and an entry says so", async () => {
  const path = await newLog();
  await enrol(path, "1");
  appendFileSync(path, '{"hash":"0123456789');
  expect(openLog(path)).toMatchObject({ issues: [], torn: '{"hash":"0123456789' });
  await enrol(path, "2");
  const { sealed, torn } = openLog(path);
  expect(torn).toBe("");
  expect(sealed.map(({ entry }) => entry.act.kind)).toEqual(["init", "enrol", "recovered", "enrol"]);
  expect(readFileSync(`${path}.torn-2`, "utf8")).toBe('{"hash":"0123456789');
});

test("an entry written whole but killed before it was acknowledged stands", async () => {
  const path = await newLog();
  const { sealed } = openLog(path);
  appendFileSync(path, lineOf(seal(sealed[0], enrolment("1"), signed, sha256)));
  await enrol(path, "2");
  expect(openLog(path).issues).toEqual([]);
  expect(patientsIn(path)).toEqual(["1", "2"]);
});

test("a log with a changed byte, or cut by a line, is not written to", async () => {
  for (const [damage, code] of [
    [(text: string) => text.replace('"patient":"1"', '"patient":"7"'), "trial.tampered"],
    [(text: string) => text.split("\n").slice(0, -2).join("\n").concat("\n"), "trial.lost"],
  ] as const) {
    const path = await newLog();
    await enrol(path, "1");
    await enrol(path, "2");
    writeFileSync(path, damage(readFileSync(path, "utf8")));
    const before = readFileSync(path, "utf8");
    const done = await enrol(path, "3");
    expect(done.state === "damaged" && done.issues.map((issue) => issue.code)).toEqual([code]);
    expect(readFileSync(path, "utf8")).toBe(before);
  }
});

test("a log whose last-entry file is gone goes on, and an entry says so", async () => {
  const path = await newLog();
  await enrol(path, "1");
  rmSync(`${path}.head`);
  await enrol(path, "2");
  expect(openLog(path).sealed.map(({ entry }) => entry.act.kind)).toEqual([
    "init",
    "enrol",
    "recovered",
    "enrol",
  ]);
});

test("a second log of a trial is not begun beside the first, nor over it", async () => {
  const path = await newLog();
  const trial = `T-${nLogs}`;
  for (const again of [path, join(folder, "again.jsonl")]) {
    expect(await begin(again, trial, firstAct(trial), signed)).toEqual({ exists: path });
  }
  expect(existsSync(join(folder, "again.jsonl"))).toBe(false);
});

test("a lock whose process is gone is taken over; one of another machine is waited for and named", async () => {
  const path = join(folder, "some.lock");
  const lock = (host: string) =>
    writeFileSync(path, JSON.stringify({ token: "0123", pid: 2 ** 22 + 1, host, since: "2026-01-01" }));
  lock(hostname());
  expect(await Promise.all([1, 2, 3].map((k) => locked(path, () => k)))).toEqual([1, 2, 3]);
  lock("elsewhere");
  await expect(locked(path, () => 1, 50)).rejects.toThrow(LockedError);
  expect(readdirSync(folder).filter((name) => name.startsWith("some.lock"))).toEqual(["some.lock"]);
});

test("a copy of a log alone is read whole", async () => {
  const path = await newLog();
  await enrol(path, "1");
  copyFileSync(path, `${path}.copy`);
  expect(openLog(`${path}.copy`)).toEqual(openLog(path));
});
