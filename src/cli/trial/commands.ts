import { Argument, type Command, Option } from "commander";

/** Options of the commands that write an entry. */
export interface Writing {
  readonly by: string;
  readonly why?: string;
  readonly on?: string;
}

const results = ["dlt", "moderate", "none", "not-evaluable", "response", "no-response"] as const;

const help = `
A trial:
  tapworks trial init dlt.jsonl --protocol protocol.yaml --by "A. Smith"
  tapworks trial enrol dlt.jsonl 001 --dose "120 mg/m2" --on 2026-03-02 --by "A. Smith"
  tapworks trial outcome dlt.jsonl 001 none --on 2026-03-23 --by "A. Smith"
  tapworks trial recommend dlt.jsonl --by "A. Smith"
  tapworks trial report dlt.jsonl

The log is only ever added to; a correction is a new entry (amend). The guide is docs/trial.md of the package.`;

/** Adds `tapworks trial` and what stands below it. */
export function addTrial(program: Command): void {
  const trial = program
    .command("trial")
    .description(
      "conduct a dose-escalation trial: an append-only log, the next dose with its reasons, a report",
    )
    .addHelpText("after", help);
  const command = (name: string, about: string) =>
    trial.command(name).description(about).argument("<log>", "the log of the trial (JSON lines)");
  const writing = (name: string, about: string) =>
    command(name, about).requiredOption("--by <name>", "who makes the entry").option("--why <reason>", "why");
  writing("init", "begin a trial with its protocol")
    .requiredOption("--protocol <file>", "the protocol: trial, window, escalate (YAML)")
    .action(async (log: string, options: Writing & { protocol: string }) =>
      (await import("./write.ts")).init(log, options),
    );
  writing("enrol", "record a patient's first dose")
    .argument("<patient>", "the patient's number in the trial; no name")
    .requiredOption("--dose <dose>", 'the dose given, as in "120 mg/m2"')
    .option("--second <dose>", "in a trial of two agents: the second agent's dose")
    .option("--backfill", "outside the cohorts, at a lower dose that is open")
    .option("--on <date>", "date of the first dose (default: today)")
    .action(async (log: string, patient: string, options: EnrolOptions) =>
      (await import("./write.ts")).recordEnrolment(log, patient, options),
    );
  writing("outcome", "record what an assessment showed")
    .argument("<patient>", "the patient's number in the trial")
    .addArgument(
      new Argument(
        "<result>",
        "none: no dose-limiting toxicity up to the date; response, no-response: what was assessed on it",
      ).choices([...results]),
    )
    .option("--on <date>", "date of the toxicity, or up to which the patient was free of it (default: today)")
    .option("--what <text>", 'what it was, as in "keratopathy, grade 3"')
    .action(async (log: string, patient: string, result: string, options: Writing & { what?: string }) =>
      (await import("./write.ts")).recordOutcome(log, patient, result, options),
    );
  writing("amend", "correct or withdraw an earlier entry, or amend the protocol")
    .argument("[entry]", "number of the entry to correct")
    .option("--dose <dose>", "of an enrolment: the dose that was given")
    .option("--second <dose>", "of an enrolment: the second agent's dose that was given")
    .option("--on <date>", "the date")
    .addOption(new Option("--result <result>").choices([...results]))
    .option("--what <text>", "of an outcome: what it was")
    .option("--withdraw", "the entry should not have been written")
    .option("--protocol <file>", "the amended protocol")
    .action(async (log: string, entry: string | undefined, options: AmendOptions) =>
      (await import("./amend.ts")).amend(log, entry, options),
    );
  writing("recommend", "what the design says now, with reasons; recorded in the log")
    .option("--on <date>", "date of the data (default: today)")
    .action(async (log: string, options: Writing) =>
      (await import("./recommend.ts")).recommend(log, options),
    );
  command("report", "write the trial as one HTML page; writes nothing to the log")
    .option("--out <file>", "the page (default: beside the log)")
    .option("--on <date>", "date of the data (default: today)")
    .action(async (log: string, options: { out?: string; on?: string }) =>
      (await import("./report.ts")).report(log, options),
    );
  command("check", "check every entry, and every recommendation again; compare with another log")
    .argument("[other]", "another log, to see whether they are two logs of one trial")
    .option("--receipt <receipt>", "a receipt noted earlier, as in 7:0123456789abcdef")
    .action(async (log: string, other: string | undefined, options: { receipt?: string }) =>
      (await import("./check.ts")).check(log, other, options),
    );
}

/** Options of `enrol`. */
export interface EnrolOptions extends Writing {
  readonly dose: string;
  readonly second?: string;
  readonly backfill?: true;
}

/** Options of `amend`. */
export interface AmendOptions extends Writing {
  readonly dose?: string;
  readonly second?: string;
  readonly result?: string;
  readonly what?: string;
  readonly withdraw?: boolean;
  readonly protocol?: string;
}
