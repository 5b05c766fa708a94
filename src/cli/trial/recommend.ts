import { advise, dayNumber, printLevel, recommended, replay } from "../../trial/index.ts";
import { version } from "../version.ts";
import type { Writing } from "./commands.ts";
import { record, refuse, today } from "./tell.ts";
import { tell } from "./write.ts";

/** `tapworks trial recommend`: records what the design says, and prints it with its reasons. */
export async function recommend(log: string, options: Writing): Promise<void> {
  const on = options.on ?? today();
  if (dayNumber(on) === undefined) {
    refuse({ problem: `"${on}" is not a date`, needed: "year, month, day", write: today() });
    return;
  }
  const sealed = await record(
    log,
    options,
    () => "next dose",
    (trial) => recommended(trial, on, version),
  );
  if (!sealed) return;
  const trial = replay(sealed.map(({ entry }) => entry));
  const { because, mtd, notes, whatIf } = advise(trial, on);
  const print = printLevel(trial.protocol);
  const lines = [
    because,
    `If the trial ended now: ${mtd === null ? "no dose" : print(mtd)}.`,
    ...notes,
    ...whatIf.map(({ when, says }) => `  ${when}: ${says}`),
  ];
  tell(sealed, lines.join("\n"));
}
