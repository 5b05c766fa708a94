import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { main } from "../index.ts";

const page = readFileSync(new URL("../../../docs/trial.md", import.meta.url), "utf8");

/** The commands of a console block, each with the lines that the page shows below it. */
const shown = (/```console\n(.*?)```/s.exec(page)?.[1] ?? "")
  .split("$ tapworks ")
  .slice(1)
  .map((part) => {
    const [command = "", ...lines] = part.trim().split("\n");
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    return { args, lines };
  });

async function run(args: readonly string[]): Promise<{ out: string; err: string; code: number }> {
  const said: { out: string; err: string } = { out: "", err: "" };
  const into = (name: "out" | "err") => (text: unknown) => {
    said[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(into("out")),
    vi.spyOn(process.stderr, "write").mockImplementation(into("err")),
  ];
  process.exitCode = 0;
  await main(args);
  const code = Number(process.exitCode);
  process.exitCode = 0;
  for (const spy of spies) spy.mockRestore();
  return { ...said, code };
}

async function inFolder(use: (at: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tapworks-cli-trial-"));
  try {
    writeFileSync(join(folder, "protocol.yaml"), /```yaml\n(.*?)```/s.exec(page)?.[1] ?? "");
    await use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the commands of the guide print what it shows", () =>
  inFolder(async (at) => {
    expect(shown.length).toBeGreaterThan(6);
    for (const { args, lines } of shown) {
      const inPlace = args.map((arg) => (/\.(jsonl|yaml)$/.test(arg) ? at(arg) : arg));
      const { out, err, code } = await run(inPlace);
      expect({ err, code }, args.join(" ")).toEqual({ err: "", code: 0 });
      for (const line of lines) expect(out.replaceAll(`${at("")}/`.replace("//", "/"), "")).toContain(line);
    }
    expect(readFileSync(at("t1.html"), "utf8")).toContain("A conjugate every three weeks");
  }));

test("what cannot be done is said in words, with exit code 2, and nothing is written", () =>
  inFolder(async (at) => {
    const log = at("t.jsonl");
    await run(["trial", "init", log, "--protocol", at("protocol.yaml"), "--by", "A"]);
    const before = readFileSync(log, "utf8");
    const wrong: readonly (readonly [string[], string])[] = [
      [["init", log, "--protocol", at("protocol.yaml"), "--by", "A"], "one log for a trial"],
      [["init", at("u.jsonl"), "--protocol", at("protocol.yaml"), "--by", "A"], "one log for a trial"],
      [["init", at("t.txt"), "--protocol", at("protocol.yaml"), "--by", "A"], "does not end in .jsonl"],
      [["init", at("v.jsonl"), "--protocol", at("none.yaml"), "--by", "A"], "there is no file"],
      [["outcome", log, "1", "dlt", "--by", "A"], 'there is no patient "1"'],
      [["enrol", log, "1", "--dose", "126 mg/kg", "--by", "A"], "not a dose by the measure of this trial"],
      [
        ["enrol", log, "1", "--dose", "126 mg/m2", "--on", "1.3.2026", "--by", "A"],
        '"1.3.2026" is not a date',
      ],
      [["amend", log, "1", "--dose", "126 mg/m2", "--by", "A"], "no reason is given"],
      [["recommend", at("w.jsonl"), "--by", "A"], "there is no log"],
      [["enrol", log, "1", "--by", "A"], "--dose"],
    ];
    for (const [args, words] of wrong) {
      const { err, code } = await run(["trial", ...args]);
      expect(err, args.join(" ")).toContain(words);
      expect(err).not.toMatch(/\n\s+at /);
      expect(code).toBe(2);
    }
    expect(readFileSync(log, "utf8")).toBe(before);
  }));

test("a changed log is reported with its line by check, report and every writing command", () =>
  inFolder(async (at) => {
    const log = at("t.jsonl");
    await run(["trial", "init", log, "--protocol", at("protocol.yaml"), "--by", "A"]);
    await run(["trial", "enrol", log, "1", "--dose", "126 mg/m2", "--on", "2026-03-02", "--by", "A"]);
    writeFileSync(log, readFileSync(log, "utf8").replace('"dose":126', '"dose":168'));
    for (const args of [
      ["check", log],
      ["report", log],
      ["recommend", log, "--by", "A"],
    ]) {
      const { err, code } = await run(["trial", ...args]);
      expect(err).toContain("t.jsonl:2  the text of this entry is not the one that its hash was made of");
      expect(code).toBe(2);
    }
    expect(readFileSync(at("t.html"), "utf8")).toContain("What is wrong with this log");
  }));
