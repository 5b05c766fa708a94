import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { drawFlows } from "../../figure/index.ts";
import {
  flowsOf,
  libraryModel,
  libraryModule,
  models,
  modules,
  readComposition,
} from "../../library/index.ts";
import { equations, type Model, type ModelParameter } from "../../model/index.ts";
import { nearest, type SourceFile } from "../../source/index.ts";
import { printNumber, printUnit } from "../../units/index.ts";
import { readBibliography } from "../bibliography.ts";
import { tellIssues } from "../compounds/find.ts";
import { printRows } from "../compounds/rows.ts";
import { readText } from "../files.ts";
import { exitCodes } from "../index.ts";

/** What `models NAME` is asked for. */
export interface ShowModelOptions {
  readonly json?: boolean;
  /** File for a drawing of states and flows. */
  readonly out?: string;
}

/** `tapworks models NAME`: equations, values with units, marks and sources of a model; the text of a module. */
export async function showModel(name: string, options: ShowModelOptions): Promise<void> {
  const module = libraryModule(name);
  if (module) return showModule(module.name, module.summary, module.text, options);
  const source = sourceOf(name);
  if (!source) return tellUnknownModel(name);
  const { model, issues } = readComposition(source, besides(name));
  tellIssues(issues, options);
  if (!model) return;
  const used = usedIn(source.text);
  if (options.json) process.stdout.write(`${JSON.stringify(asData(model, used))}\n`);
  else process.stdout.write(await inWords(model, used));
  if (options.out !== undefined) {
    const groups = used.flatMap(({ as }) => (as === undefined ? [] : [as]));
    await drawInto(options.out, model.title, model.text, groups);
  }
}

const sourceOf = (name: string): SourceFile | undefined => {
  const known = libraryModel(name);
  if (known) return { path: `${name} (library)`, text: known.text };
  const text = readText(name);
  return text === undefined ? undefined : { path: name, text };
};

/** Modules in files next to a model file. */
const besides =
  (path: string) =>
  (name: string): SourceFile | undefined => {
    const file = join(dirname(path), name);
    const text = readText(file);
    return text === undefined ? undefined : { path: file, text };
  };

/** The modules that a text uses, and under which names. */
const usedIn = (text: string): readonly { readonly module: string; readonly as?: string }[] =>
  [...text.matchAll(/^\s*use\s+([\w.-]+)(?:\s+as\s+(\w+))?/gm)].map(([, module = "", as]) => ({
    module,
    ...(as === undefined ? {} : { as }),
  }));

function tellUnknownModel(name: string): void {
  const names = [...models, ...modules].map((each) => each.name);
  const near = nearest(name, names);
  process.stderr.write(
    `nothing is called "${name}"; needed: a model or module (tapworks models lists them), or the path of a model file.${near ? `\n  Write ${near}` : ""}\n`,
  );
  process.exitCode = exitCodes.badInput;
}

async function showModule(
  name: string,
  summary: string,
  text: string,
  { json, out }: ShowModelOptions,
): Promise<void> {
  if (json) process.stdout.write(`${JSON.stringify({ event: "module", name, summary, text })}\n`);
  else process.stdout.write(`${name} (module)\n${summary}.\n\n${text}${await sourcesIn(text)}`);
  if (out !== undefined) await drawInto(out, summary, text, []);
}

/** What a module cites, and what its values come from. */
async function sourcesIn(text: string): Promise<string> {
  const works = await readBibliography();
  const words = new Set(text.replace(/#[^\n]*/g, "").match(/[a-z][a-z0-9-]*\d{4}|[a-z][a-z0-9-]+/g));
  const rows = [...words].flatMap((key) =>
    works[key] ? [[`  ${key}`, `${works[key].authors} ${works[key].year}: ${works[key].title}`]] : [],
  );
  return rows.length === 0 ? "" : `\n${section("sources", rows)}`;
}

async function drawInto(path: string, title: string, text: string, groups: readonly string[]): Promise<void> {
  const { states, movements, drives } = flowsOf(text, groups);
  const svg = drawFlows({
    title,
    nodes: states.map(({ name, description, group, dosed }) => ({
      name,
      about: description,
      group,
      enters: dosed,
    })),
    flows: movements.map(({ reaction, ...movement }) => ({ ...movement, name: reaction })),
    drives,
  });
  await writeFile(path, `${svg}\n`);
  process.stderr.write(`${path} written.\n`);
}

const asData = (model: Model, used: ReturnType<typeof usedIn>) => ({
  event: "model",
  name: model.name,
  title: model.title,
  citations: model.citations,
  modules: used,
  parameters: model.parameters,
  covariates: model.covariates,
  states: model.states,
  ports: model.ports,
  outputs: model.outputs,
  equations: equations(model),
  text: model.text,
});

async function inWords(model: Model, used: ReturnType<typeof usedIn>): Promise<string> {
  const works = await readBibliography();
  const cited = [...new Set([...model.citations, ...model.parameters.map((p) => p.provenance.source)])];
  const sections = [
    `${model.name}\n${model.title}\n`,
    section(
      "modules",
      used.map(({ module, as }) => [`  ${module}`, as === undefined ? "" : `as ${as}`]),
    ),
    section(
      "doses",
      model.ports.map(({ name, unit, description }) => [`  ${name}`, unit, description]),
    ),
    section("values", [
      ...families(model.parameters).map(parameterRow),
      ...model.covariates.map(({ name, quantity, description }) => [
        `  ${name}`,
        `${printNumber(quantity.value)} ${printUnit(quantity.unit)}`,
        "covariate",
        description,
      ]),
    ]),
    section(
      "equations",
      equations(model)
        .filter((line) => !renaming.test(line))
        .map((line) => [`  ${line}`]),
    ),
    section(
      "outputs",
      model.outputs.map(({ name, unit, description }) => [`  ${name}`, printUnit(unit), description]),
    ),
    section(
      "sources",
      cited.flatMap((key) =>
        works[key] ? [[`  ${key}`, `${works[key].authors} ${works[key].year}: ${works[key].title}`]] : [],
      ),
    ),
  ];
  return sections.filter((text) => text !== "").join("\n");
}

/** `well_volume = volume`: what binds a port and says nothing else. */
const renaming = /^\w+(\[[^\]]*\])? = \w+(\[[^\]]*\])?$/;

const section = (title: string, rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? "" : `${title}\n${printRows(rows)}`;

/** Parameters of one name, all elements of its index together. */
function families(parameters: readonly ModelParameter[]): readonly (readonly ModelParameter[])[] {
  const found = new Map<string, ModelParameter[]>();
  for (const parameter of parameters) {
    const name = parameter.name.replace(/\[.*/, "");
    found.set(name, [...(found.get(name) ?? []), parameter]);
  }
  return [...found.values()];
}

function parameterRow(family: readonly ModelParameter[]): readonly string[] {
  const [first, last] = [family[0]!, family.at(-1)!];
  const { provenance, range, quantity, variability, description } = first;
  const name = first === last ? first.name : `${first.name}..${last.name.replace(/^\w+/, "")}`;
  const numbers = family.map((p) => printNumber(p.quantity.value)).join(" ");
  const between = range ? `, ${printNumber(range.low)} to ${printNumber(range.high)}` : "";
  const spread = variability ? `; sd ${printNumber(variability.sdLog)}` : "";
  return [
    `  ${name}`,
    `${numbers} ${printUnit(quantity.unit)}`.trim() + spread,
    `${provenance.mark}${between}`,
    provenance.source,
    description,
  ];
}
