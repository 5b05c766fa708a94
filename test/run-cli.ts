import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Root of the package. */
export const root = new URL("..", import.meta.url).pathname;

/** The built program. */
export const program = join(root, "bin", "tapworks.js");

/** What a call of the program gave. */
export interface Call {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `tapworks` with arguments, in a folder. */
export function tapworks(args: readonly string[], cwd = root): Call {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Calls `use` with a folder that is there only for it. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tapworks-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let result: T;
  try {
    result = use(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) void result.finally(remove).catch(() => {});
  else remove();
  return result;
}

/** Every example: the folder, below `examples`, of each study there. */
export const examples = (): readonly string[] =>
  readdirSync(join(root, "examples"), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith("study.yaml") && !path.includes("results"))
    .map(dirname)
    .sort();
