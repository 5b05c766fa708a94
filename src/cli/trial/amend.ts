import { amendProtocol, correct, type Result, type Trial, withdraw } from "../../trial/index.ts";
import type { Quantity } from "../../units/index.ts";
import { version } from "../version.ts";
import type { AmendOptions } from "./commands.ts";
import { readDose, record, refuse, today } from "./tell.ts";
import { protocolFrom, tell } from "./write.ts";

/** `tapworks trial amend`: a correction, a withdrawal or a protocol amendment, each a new entry with its reason. */
export async function amend(log: string, entry: string | undefined, options: AmendOptions): Promise<void> {
  if (options.why === undefined) {
    refuse({
      problem: "no reason is given",
      needed: "why it is changed",
      write: '--why "read from the wrong form"',
    });
    return;
  }
  if (options.protocol !== undefined) return amendByProtocol(log, options.protocol, options);
  const n = Number(entry);
  if (entry === undefined || !Number.isInteger(n) || n < 0) {
    refuse({
      problem: `"${entry ?? ""}" is not the number of an entry`,
      needed: "the entry to correct",
      write: "7",
    });
    return;
  }
  const dose = options.dose === undefined ? undefined : readDose(options.dose);
  if (options.dose !== undefined && !dose) return;
  const second = options.second === undefined ? undefined : readDose(options.second);
  if (options.second !== undefined && !second) return;
  const propose = (trial: Trial) =>
    options.withdraw
      ? withdraw(trial, n)
      : correct(trial, { entry: n, to: fieldsOf(options, dose, second), today: today() });
  const sealed = await record(log, options, () => "", propose);
  if (sealed)
    tell(sealed, `Entry ${n} ${options.withdraw ? "withdrawn" : "corrected"}; it stays in the log.`);
}

const fieldsOf = (
  { on, result, what }: AmendOptions,
  dose: Quantity | undefined,
  second: Quantity | undefined,
) => ({
  ...(dose ? { dose } : {}),
  ...(second ? { second } : {}),
  ...(on === undefined ? {} : { on }),
  ...(result === undefined ? {} : { result: result as Result }),
  ...(what === undefined ? {} : { what }),
});

async function amendByProtocol(log: string, path: string, options: AmendOptions): Promise<void> {
  const protocol = protocolFrom(path);
  if (!protocol) return;
  const sealed = await record(
    log,
    options,
    () => "",
    (trial) => amendProtocol(trial, protocol, version),
  );
  if (sealed) tell(sealed, "Protocol amended.");
}
