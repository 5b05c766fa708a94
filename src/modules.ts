/** A module of the house: a folder of `src` whose `index.ts` is its only door. */
export interface Module {
  readonly name: string;
  readonly shelf: "values" | "descriptions" | "engines" | "wings" | "the line" | "shells";
  readonly is: string;
  /** Modules it may import; each stands above it in the list. */
  readonly uses: readonly string[];
  /** npm packages it may import. */
  readonly packages?: readonly string[];
  /** Shells may touch disk, network, threads and the clock (`node:` modules); nothing else may. */
  readonly touchesOutside?: boolean;
}

/** The wings by name; the line and the shells may use each. */
const wings = ["nca", "assay", "xenograft", "escalation", "catabolites", "drug-load"];

/**
 * The modules in reading order. A module may import only what it lists, and may list only what stands above it;
 * wings never list each other. `modules.test.ts` holds the code to this table.
 */
export const modules: readonly Module[] = [
  { name: "units", shelf: "values", is: "numbers with units; read, convert, print", uses: [] },
  {
    name: "source",
    shelf: "values",
    is: "files as users write them: YAML with line numbers, schemas, issues and their wording",
    uses: ["units"],
    packages: ["yaml", "zod"],
  },
  {
    name: "math",
    shelf: "values",
    is: "distributions, quantiles, counter-based random numbers, linear algebra",
    uses: [],
  },
  {
    name: "wasm",
    shelf: "values",
    is: "WebAssembly, written: functions as bytes, arithmetic in one lane or two, exp, log, pow",
    uses: [],
  },
  {
    name: "table",
    shelf: "values",
    is: "columns with units; group, join, summarise; CSV and Parquet",
    uses: ["units", "source", "math"],
    packages: ["hyparquet", "hyparquet-writer"],
  },
  {
    name: "figure",
    shelf: "values",
    is: "a description of a figure → SVG",
    uses: ["units"],
    packages: ["d3-scale", "d3-shape", "d3-format"],
  },
  {
    name: "chemistry",
    shelf: "descriptions",
    is: "structures, catabolite rules, masses, mass-spectrum assignment, drug load",
    uses: ["units", "source", "math", "table", "figure"],
    packages: ["@rdkit/rdkit", "fflate/browser"],
  },
  {
    name: "compound",
    shelf: "descriptions",
    is: "one ADC: antibody, target, linker, payload, lot, and which model describes it in which species",
    uses: ["units", "source", "chemistry"],
    packages: ["zod"],
  },
  {
    name: "model",
    shelf: "engines",
    is: "model text → checked equations → a system to integrate; the interpreter",
    uses: ["units", "math", "source"],
  },
  {
    name: "solve",
    shelf: "engines",
    is: "integrators, doses, outputs at times; many subjects in one generated module",
    uses: ["math", "wasm", "model"],
  },
  {
    name: "library",
    shelf: "engines",
    is: "published models as text, with sources and marks; modules, and how they are put together",
    uses: ["source", "model"],
  },
  {
    name: "population",
    shelf: "engines",
    is: "covariates, variability, virtual patients; body surface area and body weight formulas",
    uses: ["units", "math", "table", "source"],
  },
  {
    name: "step",
    shelf: "engines",
    is: "the types of step, job and table name that wings and the line share",
    uses: ["units", "table", "figure", "source", "compound"],
    packages: ["zod"],
  },
  {
    name: "records",
    shelf: "engines",
    is: "doses, resets, observations and covariates record by record; steady states; files in NONMEM's format",
    uses: ["units", "source", "math", "table", "model", "solve"],
  },
  {
    name: "simulate",
    shelf: "engines",
    is: "subjects × regimen × model → profiles",
    uses: [
      "units",
      "math",
      "table",
      "figure",
      "source",
      "compound",
      "model",
      "solve",
      "library",
      "population",
      "step",
      "records",
    ],
    packages: ["zod"],
  },
  {
    name: "nca",
    shelf: "wings",
    is: "non-compartmental analysis of profiles",
    uses: ["units", "math", "table", "figure", "source", "step"],
    packages: ["zod"],
  },
  {
    name: "xenograft",
    shelf: "wings",
    is: "tumour growth, delay, response and survival in mice",
    uses: ["units", "math", "table", "figure", "source", "step"],
    packages: ["zod"],
  },
  {
    name: "escalation",
    shelf: "wings",
    is: "dose-escalation designs, their exact characteristics, the conduct of a trial",
    uses: ["units", "math", "table", "figure", "source", "step"],
    packages: ["zod"],
  },
  {
    name: "catabolites",
    shelf: "wings",
    is: "what conjugates fall apart into, with masses and ions; peaks of a spectrum explained",
    uses: ["chemistry", "compound", "source", "library", "step", "table"],
    packages: ["zod"],
  },
  {
    name: "assay",
    shelf: "wings",
    is: "dose–response curves, plates, co-cultures",
    uses: ["units", "math", "table", "figure", "source", "step"],
    packages: ["zod"],
  },
  {
    name: "drug-load",
    shelf: "wings",
    is: "drug load of a lot from what was measured of it; amounts of conjugate, antibody and drug",
    uses: ["units", "chemistry", "compound", "source", "step", "table", "figure"],
    packages: ["zod"],
  },
  {
    name: "study",
    shelf: "the line",
    is: "a study file → plan → jobs → tables and claims",
    uses: ["units", "math", "table", "figure", "source", "compound", "step", "simulate", ...wings],
    packages: ["zod"],
  },
  {
    name: "report",
    shelf: "the line",
    is: "a finished study → one self-contained HTML file",
    uses: ["units", "table", "figure", "source", "step", "study"],
  },
  {
    name: "trial",
    shelf: "the line",
    is: "a dose-escalation trial in progress: its log, what follows from it, its page",
    uses: ["units", "figure", "source", "escalation", "report"],
    packages: ["zod"],
  },
  {
    name: "store",
    shelf: "shells",
    is: "results on disk, named by what made them",
    uses: ["table", "source", "step", "study"],
    touchesOutside: true,
  },
  {
    name: "workers",
    shelf: "shells",
    is: "jobs over threads",
    uses: ["table", "step", "study"],
    touchesOutside: true,
  },
  {
    name: "trial-log",
    shelf: "shells",
    is: "the log of a trial on disk: one writer, nothing acknowledged is lost",
    uses: ["source", "trial"],
    touchesOutside: true,
  },
  {
    name: "cli",
    shelf: "shells",
    is: "the terminal",
    uses: [
      "units",
      "table",
      "figure",
      "source",
      "chemistry",
      "compound",
      "model",
      "solve",
      "library",
      "population",
      "step",
      "simulate",
      ...wings,
      "study",
      "report",
      "trial",
      "store",
      "workers",
      "trial-log",
    ],
    packages: ["commander", "@rdkit/rdkit"],
    touchesOutside: true,
  },
];
