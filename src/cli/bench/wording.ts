import { exitCodes } from "../index.ts";

/** Says what is wrong with an option, and what to write; the exit code is that of bad input. */
export function refuse(option: string, found: string, needed: string, write?: string): undefined {
  const instead = write === undefined ? "" : `\n  Write ${write}`;
  process.stderr.write(`${option}: ${found}; needed: ${needed}.${instead}\n`);
  process.exitCode = exitCodes.badInput;
  return undefined;
}
