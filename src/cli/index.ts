import { Argument, Command, CommanderError, Option } from "commander";
import type { BenchOptions } from "./bench/bench.ts";
import { addTrial } from "./trial/commands.ts";
import { version } from "./version.ts";

/** Exit codes: what a script may rely on. */
export const exitCodes = { ok: 0, failedRun: 1, badInput: 2, interrupted: 130, notRead: 141 } as const;

const description = `Tapworks, a workbench for antibody–drug conjugates: one study file in; tables, figures and a report out.`;

const help = `
A first study:
  tapworks init my-study              writes my-study/study.yaml, ready to run and commented
  tapworks check my-study/study.yaml  every problem of the file at once, with its line
  tapworks plan my-study/study.yaml   every setting, with the defaults you did not write
  tapworks run my-study/study.yaml    computes it; my-study/results/index.html is the report

What was computed stays in my-study/results/store: a second run computes only what changed, and a run that was
interrupted goes on where it stopped.

Exit codes: 0 done; 1 a step of the run failed; 2 a file needs mending; 130 interrupted; 141 output not read.
Guides: docs/ of the package, from docs/studies.md.`;

/** Runs the command line. Sets the process's exit code; never prints a stack trace for a user's mistake. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on("error", leaveWhenNobodyReads);
  try {
    await commands().parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
    } else if (isFromDisk(error)) {
      process.stderr.write(
        `${error.message}\nNothing that was finished is lost; mend this and run the same command again.\n`,
      );
      process.exitCode = exitCodes.failedRun;
    } else throw error;
  }
}

/** The reader of a pipe has gone, as `head` does when it has enough: leave as other programs do. */
function leaveWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(exitCodes.notRead);
}

/** A full disk, a folder without permission: the operating system's word, not a mistake of the program. */
const isFromDisk = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error && "code" in error;

function commands(): Command {
  const program = new Command("tapworks")
    .description(description)
    .version(version)
    .addHelpText("after", help)
    .showHelpAfterError("tapworks --help shows the commands.")
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  const json = () => new Option("--json", "for machines: JSON on standard output, one object a line");
  const study = (name: string, about: string) =>
    program
      .command(name)
      .description(about)
      .argument("<study>", "a study file, or the folder that holds study.yaml")
      .addOption(json());
  program
    .command("init")
    .description("write a first study into a folder")
    .argument("[folder]", "the folder", ".")
    .action(async (folder: string) => (await import("./init.ts")).init(folder));
  study("check", "report every problem of a study file").action(
    async (path: string, options: { json?: boolean }) => (await import("./check.ts")).check(path, options),
  );
  study("plan", "show every setting of a study, defaults included").action(
    async (path: string, options: { json?: boolean }) => (await import("./plan.ts")).showPlan(path, options),
  );
  for (const [name, about] of [
    ["run", "compute a study and write its tables and report"],
    ["report", "write the report again from what is stored, computing nothing"],
  ] as const) {
    study(name, about)
      .option("--out <folder>", "where the results go (default: results beside the study file)")
      .option("--store <folder>", "where computed results are kept (default: store in the results folder)")
      .option("--threads <n>", "worker threads (default: one per processor)")
      .action(async (path: string, options: RunOptions) =>
        (await import("./run.ts")).run(path, { ...options, compute: name === "run" }),
      );
  }
  program
    .command("schema")
    .description("print the JSON Schema of study or compound files, for editors")
    .addArgument(new Argument("[of]", "which files").choices(["study", "compound"]).default("study"))
    .action(async (of: "study" | "compound") => (await import("./schema.ts")).schema(of));
  addCompounds(program, json);
  addBench(program, json);
  addTrial(program);
  program
    .command("models")
    .description("list the models and modules of the library; show one, and draw its states and flows")
    .argument("[name]", "a model, a module, or a model file")
    .option("--out <file>", "draw the states and flows into this SVG file")
    .addOption(json())
    .action(async (name: string | undefined, options: Json & { out?: string }) =>
      name === undefined
        ? (await import("./models/list.ts")).listModels(options)
        : (await import("./models/show.ts")).showModel(name, options),
    );
  return program;
}

function addBench(program: Command, json: () => Option): void {
  program
    .command("bench")
    .description("time and accuracy of a model over integrators and tolerances")
    .argument("<study-or-model>", "a study file, a model file, or a model of the library")
    .addOption(json())
    .option("--of <step>", "of a study: the simulate step")
    .option("--until <time>", 'of a model: how long, as in "12 wk"')
    .option("--sample <time>", 'of a model: time between outputs, as in "6 h" (default: a hundredth)')
    .option("--dose <amount>", 'of a model: one dose, as in "100 mg"')
    .option("--into <name>", "of a model: the dose it enters by (default: the first)")
    .option("--every <time>", 'of a model: time between doses, as in "3 wk"')
    .option("--doses <n>", "of a model: number of doses (default: 1)")
    .option("--infuse <time>", 'of a model: length of infusions, as in "90 min"')
    .option("--subjects <n>", "most subjects (default: 16)")
    .option("--tolerances <list>", "relative tolerances (default: 1e-3 to 1e-10)")
    .option("--methods <list>", "integrators (default: all)")
    .option("--out <folder>", "where bench.csv and bench.svg go")
    .action(async (what: string, options: BenchOptions) =>
      (await import("./bench/bench.ts")).bench(what, options),
    );
}

function addCompounds(program: Command, json: () => Option): void {
  const compounds = program
    .command("compounds")
    .description(
      "list the known compounds; show, draw, compare, convert and check them; their catabolites; any SMILES",
    )
    .addOption(json())
    .action(async (options: Json) => (await import("./compounds/list.ts")).list(options));
  const command = (name: string, about: string) =>
    compounds.command(name).description(about).addOption(json());
  const both = (command: Command): Json => command.optsWithGlobals<Json>();
  command("list", "list the known compounds, linkers and drugs").action(async (_, self: Command) =>
    (await import("./compounds/list.ts")).list(both(self)),
  );
  command("show", "all about a compound, a linker, a drug or a catabolite")
    .argument("<name>", "its name, another name of it, or a compound file")
    .option("--svg <file>", "draw its structure into this file")
    .action(async (name: string, _, self: Command) =>
      (await import("./compounds/show.ts")).show(name, both(self)),
    );
  command("compare", "two compounds side by side")
    .argument("<a>", "a name or a compound file")
    .argument("<b>", "another")
    .action(async (a: string, b: string, _, self: Command) =>
      (await import("./compounds/compare.ts")).compare(a, b, both(self)),
    );
  command("convert", "an amount of a conjugate as mg of conjugate, nmol of antibody, nmol and ug of drug")
    .argument("<name>", "a name or a compound file")
    .argument("<amount>", 'a mass or an amount, per anything: "1.8 mg/kg", "300 ug/kg", "12 nmol"')
    .addOption(
      new Option("--of <what>", "what it is an amount of")
        .choices(["conjugate", "antibody", "drug"])
        .default("conjugate"),
    )
    .action(async (name: string, amount: string, _, self: Command) =>
      (await import("./compounds/convert.ts")).convertTo(
        name,
        amount,
        self.optsWithGlobals<Json & { of: "conjugate" | "antibody" | "drug" }>(),
      ),
    );
  command(
    "tree",
    "what a conjugate falls apart into, by the rules; for own structures, as a file for studies",
  )
    .argument("<name>", "a name or a compound file")
    .option(
      "--out <file>",
      "write the tree with its drawings here, for the option trees of a catabolites step",
    )
    .action(async (name: string, _, self: Command) =>
      (await import("./compounds/tree.ts")).tree(name, self.optsWithGlobals<Json & { out?: string }>()),
    );
  command("smiles", "what a molecule is and weighs: canonical SMILES, formula, masses, ions, predictions")
    .argument("<smiles>", "the SMILES of one neutral molecule")
    .option("--svg <file>", "draw it into this file")
    .action(async (smiles: string, _, self: Command) =>
      (await import("./compounds/read-smiles.ts")).readSmiles(
        smiles,
        self.optsWithGlobals<Json & { svg?: string }>(),
      ),
    );
  command("check", "report every problem of a compound file")
    .argument("<file>", "a compound file (YAML)")
    .action(async (path: string, _, self: Command) =>
      (await import("./compounds/check.ts")).check(path, both(self)),
    );
}

interface Json {
  readonly json?: boolean;
}

/** Options of `run` and `report` as the command line gives them. */
export interface RunOptions {
  readonly out?: string;
  readonly store?: string;
  readonly threads?: string;
  readonly json?: boolean;
}
