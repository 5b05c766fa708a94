import {
  antibodyFormula,
  averageMassDa,
  conjugateProblem,
  knownTrees,
  linkers,
  payloads,
  residueCount,
  sequenceProblem,
  smilesTextProblem,
} from "../chemistry/index.ts";
import { type Issue, valueAt, type YamlText } from "../source/index.ts";
import { convert, isProblem, type Problem, readQuantity } from "../units/index.ts";

/** What is at a path of the file as it was written, whatever the schema says of it. */
type At = (...path: readonly (string | number)[]) => unknown;

/** A rule about settings that must agree: a problem, and the path it belongs to. */
type Rule = (at: At) => readonly (Problem & Where)[];

interface Where {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly severity?: "warning";
}

/** Problems of settings that are well written one by one and cannot stand together. Never throws. */
export function togetherIssues(yaml: YamlText): readonly Issue[] {
  const at: At = (...path) => valueAt(yaml.data, path);
  return rules.flatMap((rule) =>
    rule(at).map(
      ({ code, path, severity, problem, needed, write }): Issue => ({
        code: `compound.${code}`,
        severity: severity ?? "error",
        where: yaml.place(path),
        found: problem,
        needed,
        ...(write === undefined ? {} : { write }),
      }),
    ),
  );
}

const has = (value: unknown): boolean => value !== undefined && value !== null;

/** A conjugate has linker and payload; a naked antibody neither, and no drug load. */
const parts: Rule = (at) => {
  const given = ["linker", "payload"].filter((part) => has(at(part)));
  const stands = [...given, ...(has(at("lot")) ? ["lot"] : [])];
  if (stands.length === 0 || given.length === 2) return [];
  return ["linker", "payload"]
    .filter((part) => !given.includes(part))
    .map((part) => ({
      code: "parts",
      path: [part],
      problem: `${stands.join(" and ")} without a ${part}`,
      needed: "linker and payload for a conjugate; none of linker, payload and lot for a naked antibody",
      write:
        part === "linker"
          ? "linker: { name: SPDB, releases: disulfide }"
          : "payload: { name: DM4, mass: 780.37 Da, adds: 880.51 Da }",
    }));
};

/** A simulated dose in mg needs the mass of a molecule. */
const weighed: Rule = (at) => {
  const kinetics = at("pharmacokinetics");
  if (!isRecord(kinetics) || Object.keys(kinetics).length === 0 || has(at("mass"))) return [];
  return [
    {
      code: "no-mass",
      path: ["pharmacokinetics"],
      problem: "pharmacokinetics of a compound without a mass",
      needed: "mass, which turns mg into nmol",
      write: "mass: 150 kDa",
    },
  ];
};

/** Templates of own structures keep their places, and are SMILES apart from them. */
const structures: Rule = (at) => {
  const payload = templateOf(at, "payload", payloads) ?? anyPayload;
  const linker = templateOf(at, "linker", linkers) ?? anyLinker;
  const payloadSite = conjugateProblem({ payload, linker: anyLinker });
  const linkerSite = conjugateProblem({ payload: anyPayload, linker });
  const sites = [
    ...(payloadSite ? [{ ...payloadSite, code: "no-site", path: ["payload", "smiles"] }] : []),
    ...(linkerSite ? [{ ...linkerSite, code: "no-site", path: ["linker", "smiles"] }] : []),
  ];
  if (sites.length > 0) return sites;
  return (["payload", "linker"] as const).flatMap((part) => {
    const smiles = at(part, "smiles");
    const problem = typeof smiles === "string" ? smilesTextProblem(withoutPlaces(smiles)) : undefined;
    return problem ? [{ ...problem, code: problem.code, path: [part, "smiles"] }] : [];
  });
};

interface Template {
  readonly name: string;
  readonly template: string;
}

const anyPayload: Template = { name: "", template: "C{linker}" };
const anyLinker: Template = { name: "", template: "S{residue}" };

/** The template of a part: as the file gives it, or that of the known part of its name. */
function templateOf(at: At, part: string, known: readonly Template[]): Template | undefined {
  const name = String(at(part, "name") ?? "");
  const template = at(part, "smiles");
  return typeof template === "string" ? { name, template } : known.find((each) => each.name === name);
}

/** The places as carbons of the same length, so that positions in messages are those of the file. */
const withoutPlaces = (smiles: string): string =>
  smiles.replace(/\{(?:linker|residue)\}/g, (place) => "C".repeat(place.length));

/** Marks of facts that state something. */
const stating: readonly unknown[] = ["reported", "assumed", "calibrated", "derived"];

/** A reported fact has a value; one that is unknown has none. */
const valued: Rule = (at) => {
  const facts = at("facts");
  if (!Array.isArray(facts)) return [];
  return facts.flatMap((_, k) => {
    const mark = at("facts", k, "mark");
    const value = has(at("facts", k, "value"));
    if (mark === "unknown" && value)
      return [
        {
          code: "fact-value",
          path: ["facts", k, "value"],
          problem: "a fact that is unknown has a value",
          needed: "no value, or another mark",
          write: "mark: reported",
        },
      ];
    if (value || !stating.includes(mark)) return [];
    return [
      {
        code: "fact-value",
        path: ["facts", k],
        problem: "a fact has no value",
        needed: "a value, or the mark unknown or documented absent",
        write: "mark: unknown",
      },
    ];
  });
};

/** Rounded masses (150 kDa) lie within this of the sum of their parts. */
const massTolerance = 0.02;

/** The stated mass of the conjugate is that of its parts. */
const adds: Rule = (at) => {
  const [mass, antibody, added] = [at("mass"), at("antibody", "mass"), at("payload", "adds")].map(daltons);
  const dar = at("lot", "dar");
  if (mass === undefined || antibody === undefined || added === undefined || typeof dar !== "number")
    return [];
  const sum = antibody + dar * added;
  if (Math.abs(mass / sum - 1) <= massTolerance) return [];
  return [
    {
      code: "mass-differs",
      severity: "warning",
      path: ["mass"],
      problem: `the conjugate is said to weigh ${mass} Da, and antibody and drugs weigh ${Math.round(sum)} Da together`,
      needed: "masses that agree within 2 %",
      write: `${Math.round(sum)} Da`,
    },
  ];
};

/** Masses with two decimals, and other tables of atomic weights, differ by less. */
const addedTolerance = 0.1;

/** What one drug is said to add is what its structure adds, where linker and drug are known. */
const addsKnown: Rule = (at) => {
  const pair = `${at("linker", "name")}-${at("payload", "name")}`;
  const tree = has(at("linker", "smiles")) ? undefined : knownTrees().find((each) => each.conjugate === pair);
  const stated = daltons(at("payload", "adds"));
  if (!tree || stated === undefined || at("conjugation", "residue") === "cysteine") return [];
  const added = averageMassDa(tree.added);
  if (Math.abs(stated - added) <= addedTolerance) return [];
  return [
    {
      code: "added-differs",
      severity: "warning",
      path: ["payload", "adds"],
      problem: `one ${pair} is said to add ${stated} Da, and its structure adds ${added.toFixed(2)} Da to a lysine`,
      needed: "the mass of the structure, or a linker of another name with its smiles",
      write: `${added.toFixed(2)} Da`,
    },
  ];
};

/** A stated antibody mass may hold changes of a few atoms (C-terminal lysines, pyroglutamate), not more. */
const sequenceToleranceDa = 300;

/** Chains are amino acids, both or none, and give the mass and the lysines that are stated. */
const sequences: Rule = (at) => {
  const chains = (["heavy", "light"] as const).map((chain) => [chain, at("antibody", chain)] as const);
  const given = chains.filter(([, sequence]) => typeof sequence === "string");
  if (given.length === 1)
    return [
      {
        code: "sequence",
        path: ["antibody", given[0]![0]],
        problem: `a sequence of the ${given[0]![0]} chain alone`,
        needed: "both chains, or none",
      },
    ];
  const wrong = given.flatMap(([chain, sequence]) => {
    const problem = sequenceProblem(String(sequence));
    return problem ? [{ ...problem, code: "sequence", path: ["antibody", chain] }] : [];
  });
  if (given.length === 0 || wrong.length > 0) return wrong;
  const [heavy, light] = given.map(([, sequence]) => String(sequence));
  return statedBySequence(at, heavy!, light!);
};

function statedBySequence(at: At, heavy: string, light: string): readonly (Problem & Where)[] {
  const disulfides = Number(at("antibody", "disulfides") ?? 0);
  const mass = averageMassDa(antibodyFormula({ heavy, light, disulfides }));
  const stated = daltons(at("antibody", "mass"));
  const warn = (path: string, problem: string, write: string): Problem & Where => ({
    code: "sequence-differs",
    severity: "warning",
    path: ["antibody", path],
    problem,
    needed: "what follows from the sequences, without glycans",
    write,
  });
  return [
    ...(stated !== undefined &&
    at("antibody", "glycans") !== "with" &&
    Math.abs(stated - mass) > sequenceToleranceDa
      ? [
          warn(
            "mass",
            `the antibody is said to weigh ${stated} Da, its sequence ${mass.toFixed(0)} Da`,
            `${mass.toFixed(0)} Da`,
          ),
        ]
      : []),
    ...(
      [
        ["lysines", "K"],
        ["cysteines", "C"],
      ] as const
    ).flatMap(([what, letter]) => {
      const stated = at("antibody", what);
      const held = residueCount({ heavy, light }, letter);
      if (typeof stated !== "number" || stated === held) return [];
      return [warn(what, `${stated} ${what} are stated, and the sequences hold ${held}`, String(held))];
    }),
  ];
}

/** A disulfide is two cysteines. */
const bridges: Rule = (at) => {
  const [cysteines, disulfides] = [at("antibody", "cysteines"), at("antibody", "disulfides")];
  if (typeof cysteines !== "number" || typeof disulfides !== "number" || 2 * disulfides <= cysteines)
    return [];
  return [
    {
      code: "cysteines",
      path: ["antibody", "disulfides"],
      problem: `${disulfides} disulfides hold ${2 * disulfides} cysteines, and ${cysteines} are stated`,
      needed: "at most half as many disulfides as cysteines",
      write: `disulfides: ${Math.floor(cysteines / 2)}`,
    },
  ];
};

const rules: readonly Rule[] = [parts, weighed, structures, valued, adds, addsKnown, sequences, bridges];

function daltons(written: unknown): number | undefined {
  if (typeof written !== "string") return undefined;
  const quantity = readQuantity(written);
  if (isProblem(quantity) || !/^k?Da$/.test(quantity.unit)) return undefined;
  return convert(quantity.value, quantity.unit, "Da");
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
