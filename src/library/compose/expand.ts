import { hasErrors, type Issue, nearest, type Place, type SourceFile } from "../../source/index.ts";
import { type Port, readPort, runningIndices } from "./ports.ts";
import { type Renamed, renameIn } from "./rename.ts";
import { definedName, hyphenatedName, type Written, writtenIn } from "./statement.ts";
import { type Binding, readUse, type Use } from "./use.ts";

/** Finds the text of a module by name; undefined when there is none. */
export type FindModule = (name: string) => SourceFile | undefined;

/** A composition written out: one model text, and where each of its lines was written. */
export interface Expanded {
  readonly text: string;
  /** Line k + 1 of `text` was written here. */
  readonly origins: readonly Place[];
  readonly issues: readonly Issue[];
}

/** One statement of what comes out. */
interface Piece {
  readonly text: string;
  readonly origin: Place;
  readonly word: string;
  /** The name it defines. */
  readonly defines?: string;
  /** False for statements that came from a module. */
  readonly own: boolean;
}

/** A rule that parts of a composition must agree on, such as where a void fraction stands in an equation. */
interface Convention {
  readonly name: string;
  readonly value: string;
  readonly by: string;
  readonly at: Place;
}

/** A text with its modules written out. */
interface Flat {
  readonly pieces: readonly Piece[];
  readonly needs: readonly Port[];
  readonly conventions: readonly Convention[];
}

interface Context {
  readonly find: FindModule;
  /** Names of the modules there are, for messages. */
  readonly known: readonly string[];
  readonly issues: Issue[];
  /** Modules that are being written out, from the outside in. */
  readonly inside: readonly string[];
}

/**
 * Writes out a composition: every `use MODULE as NAME (port = …)` becomes the module's statements, its names with
 * `NAME_` before them, its ports bound. A definition of the composition replaces a parameter of that name of a
 * module. A text without `use` comes back as it is. Reports modules and ports that do not exist, ports without a
 * binding, and conventions that contradict each other.
 */
export function expand(source: SourceFile, find: FindModule, known: readonly string[]): Expanded {
  const issues: Issue[] = [];
  const flat = flatten(source, { find, known, issues, inside: [] });
  checkConventions(flat.conventions, issues);
  const lines = flat.pieces.flatMap(({ text, origin }) =>
    text.split("\n").map((line, k) => ({ line, origin: { ...origin, line: (origin.line ?? 1) + k } })),
  );
  return {
    text: `${lines.map(({ line }) => line).join("\n")}\n`,
    origins: lines.map(({ origin }) => origin),
    issues,
  };
}

/** Whether a text uses modules. */
export const isComposition = (text: string): boolean => /^\s*use\s/m.test(text);

function flatten(source: SourceFile, context: Context): Flat {
  const written = writtenIn(source.text);
  const at = (statement: Written): Place => ({ file: source.path, line: statement.line });
  const uses = new Map<Written, { use: Use; flat: Flat }>();
  const needs: Port[] = [];
  const conventions: Convention[] = [];
  const ports = (statement: Written): Port | undefined => {
    const port = readPort(statement, source.text);
    if (!port) {
      report(
        context,
        "module.port",
        at(statement),
        `"${statement.text}" is not a port`,
        "a name, a unit and a description",
        `${statement.word} plasma : nM "free antibody in plasma"`,
      );
    }
    return port;
  };
  for (const statement of written) {
    if (statement.word === "use") {
      const used = useOf(statement, source, context);
      if (used) {
        uses.set(statement, used);
        conventions.push(...used.flat.conventions);
      }
    } else if (statement.word === "needs") {
      const port = ports(statement);
      if (port) needs.push(port);
    } else if (statement.word === "convention") {
      const convention = conventionOf(statement, source, at(statement), context);
      if (convention) conventions.push(convention);
    }
  }
  const pieces = written.flatMap((statement): readonly Piece[] => {
    const used = uses.get(statement);
    if (used)
      return piecesOf(used.use, used.flat, scopeOf(written, uses, needs), needs, at(statement), context);
    if (["use", "needs", "provides", "convention"].includes(statement.word)) return [];
    const defines = definedName(statement)?.text;
    return [
      {
        text: statement.text,
        origin: at(statement),
        word: statement.word,
        own: true,
        ...(defines ? { defines } : {}),
      },
    ];
  });
  const flat = { pieces: withoutReplaced(pieces), needs, conventions };
  checkProvided(written, flat, ports, at, context);
  return flat;
}

/** Names that a port of a used module can be bound to. */
function scopeOf(
  written: readonly Written[],
  uses: ReadonlyMap<Written, { use: Use; flat: Flat }>,
  needs: readonly Port[],
): ReadonlySet<string> {
  const own = written.flatMap((statement) => definedName(statement)?.text ?? []);
  const theirs = [...uses.values()].flatMap(({ use, flat }) =>
    flat.pieces.flatMap(({ defines }) => (defines ? [use.prefix + defines] : [])),
  );
  return new Set([...own, ...theirs, ...needs.map(({ name }) => name)]);
}

/** Parameters and indices of modules that the composition defines itself are left out; so are indices given twice alike. */
function withoutReplaced(pieces: readonly Piece[]): readonly Piece[] {
  const own = new Set(pieces.flatMap(({ own, defines }) => (own && defines ? [defines] : [])));
  const ownIndices = new Set(
    pieces.filter(({ own, word }) => own && word === "index").map(({ text }) => indexName(text)),
  );
  const seen = new Set<string>();
  return pieces.filter(({ own: isOwn, word, defines, text }) => {
    if (isOwn) return true;
    if (word === "index") {
      const squeezed = text.replace(/\s+/g, "");
      if (ownIndices.has(indexName(text)) || seen.has(squeezed)) return false;
      seen.add(squeezed);
      return true;
    }
    return !((word === "param" || word === "covariate") && defines !== undefined && own.has(defines));
  });
}

const indexName = (text: string): string => /^index\s+(\w+)/.exec(text)?.[1] ?? "";

function useOf(
  statement: Written,
  source: SourceFile,
  context: Context,
): { use: Use; flat: Flat } | undefined {
  const use = readUse(statement, source.text);
  const at: Place = { file: source.path, line: statement.line };
  if ("needed" in use) {
    report(
      context,
      "module.syntax",
      { ...at, column: use.token.at.column },
      `"${use.token.text}" stands here`,
      use.needed,
      "use plasma-two-compartment as pk (lot = f)",
    );
    return undefined;
  }
  const found = context.find(use.module);
  if (!found || context.inside.includes(use.module)) {
    const family = use.module.split("-")[0]!;
    const relatives = context.known.filter((name) => name.split("-")[0] === family);
    const list = relatives.length > 0 ? relatives : context.known;
    report(
      context,
      found ? "module.loop" : "module.unknown",
      at,
      found ? `${use.module} uses itself` : `there is no module "${use.module}"`,
      found ? "modules that do not need each other" : `one of ${list.join(", ")}, or a file beside this one`,
      found ? undefined : (nearest(use.module, context.known) ?? relatives[0]),
    );
    return undefined;
  }
  const inside = [...context.inside, use.module];
  return { use, flat: flatten(found, { ...context, inside }) };
}

/** The statements of a used module, renamed, after those that bind its ports. */
function piecesOf(
  use: Use,
  flat: Flat,
  scope: ReadonlySet<string>,
  needs: Port[],
  at: Place,
  context: Context,
): readonly Piece[] {
  const names = namesOf(use, flat);
  const aliases: Piece[] = [];
  reportStrangers(use, flat, at, context);
  for (const port of flat.needs) {
    const bound = use.bindings.get(port.name) ?? sameName(port, scope) ?? passedOn(port, needs, context);
    if (!bound) {
      report(
        context,
        "module.port-missing",
        at,
        `${use.module} needs ${port.name} (${port.description || port.kind}, ${port.unit}), and nothing gives it`,
        port.kind === "species" ? "the name of a species" : `an expression in ${port.unit}`,
        `${port.name} = ...`,
      );
    } else if (port.kind === "species") {
      if (bound.name) names.set(port.name, bound.name);
      else reportNoName(use, port, bound, at, context);
    } else {
      const alias = aliasOf(use, port, bound, at);
      if (alias) aliases.push(alias);
    }
  }
  const via = use.prefix === "" ? use.module : use.prefix.slice(0, -1);
  const renamed = flat.pieces
    .filter(({ word }) => !["module", "model", "title"].includes(word))
    .map((piece): Piece => {
      const name = piece.defines === undefined ? undefined : names.get(piece.defines);
      return {
        ...piece,
        text: renameIn(piece.text, names),
        origin: { ...piece.origin, path: via },
        own: false,
        ...(name ? { defines: name.name } : {}),
      };
    });
  return [...aliases, ...renamed];
}

/** What the module's names become. Parameters are shared by all repetitions; everything else gets the index of `over`. */
function namesOf(use: Use, flat: Flat): Map<string, Renamed> {
  const indices = use.over ?? "";
  const names = new Map<string, Renamed>();
  for (const { defines, word } of flat.pieces) {
    if (defines === undefined) continue;
    const isValue = word === "param" || word === "covariate";
    names.set(defines, { name: use.prefix + defines, indices: isValue ? "" : indices });
  }
  for (const { name, kind } of flat.needs)
    if (kind === "value") names.set(name, { name: use.prefix + name, indices });
  return names;
}

const sameName = ({ name }: Port, scope: ReadonlySet<string>): Binding | undefined =>
  scope.has(name) ? { text: name, name: { name, indices: "" }, column: 1 } : undefined;

/** Inside a module, what a part needs and nothing gives is what the module needs. */
function passedOn(port: Port, needs: Port[], { inside }: Context): Binding | undefined {
  if (inside.length === 0) return undefined;
  if (!needs.some(({ name }) => name === port.name)) needs.push(port);
  return { text: port.name, name: { name: port.name, indices: "" }, column: 1 };
}

/** `pos_free[i] : nM = C[i]`: what a port is, as an assignment that is checked to measure the port's unit. */
function aliasOf(use: Use, port: Port, bound: Binding, at: Place): Piece | undefined {
  const name = use.prefix + port.name;
  if (bound.text === name) return undefined;
  const dims = [use.over, port.dims].filter((dim) => dim !== undefined && dim !== "").join(", ");
  const bare = bound.name?.indices === "" && port.dims !== "";
  const value = bare ? `${bound.text}[${runningIndices(port.dims).join(", ")}]` : bound.text;
  const description = port.description === "" ? "" : ` "${port.description}"`;
  return {
    text: `${name}${dims === "" ? "" : `[${dims}]`} : ${port.unit} = ${value}${description}`,
    origin: { ...at, path: `${use.prefix.slice(0, -1) || use.module}.${port.name}` },
    word: "equation",
    defines: name,
    own: false,
  };
}

function reportStrangers(use: Use, flat: Flat, at: Place, context: Context): void {
  const names = flat.needs.map(({ name }) => name);
  for (const [name, { column }] of use.bindings) {
    if (names.includes(name)) continue;
    report(
      context,
      "module.no-port",
      { ...at, column },
      `${use.module} has no port ${name}`,
      names.length > 0
        ? `one of ${names.join(", ")}; a parameter is replaced by a definition of its own`
        : "no ports; it has none",
      nearest(name, names),
    );
  }
}

function reportNoName(use: Use, port: Port, bound: Binding, at: Place, context: Context): void {
  report(
    context,
    "module.port-species",
    { ...at, column: bound.column },
    `${port.name} of ${use.module} is bound to "${bound.text}"`,
    "the name of a species, because reactions of the module change it",
    `${port.name} = A`,
  );
}

function conventionOf(
  { tokens, text }: Written,
  source: SourceFile,
  at: Place,
  context: Context,
): Convention | undefined {
  const { name, next } = hyphenatedName(tokens, 1);
  const { name: value } = hyphenatedName(tokens, next + 1);
  if (tokens[next]?.text === "=" && name !== "" && value !== "") return { name, value, by: source.path, at };
  report(
    context,
    "module.convention",
    at,
    `"${text}" is not a convention`,
    "a name, = and a word",
    "convention void-fraction = flux",
  );
  return undefined;
}

function checkConventions(conventions: readonly Convention[], issues: Issue[]): void {
  for (const [k, { name, value, by, at }] of conventions.entries()) {
    const other = conventions.slice(0, k).find((before) => before.name === name && before.value !== value);
    if (!other) continue;
    issues.push({
      code: "module.convention-mixed",
      severity: "error",
      where: at,
      found: `${by} takes ${name} as ${value}, ${other.by} as ${other.value}`,
      needed: `one convention for ${name} in all parts; values of one do not hold in the other`,
    });
  }
}

function checkProvided(
  written: readonly Written[],
  { pieces }: Flat,
  ports: (statement: Written) => Port | undefined,
  at: (statement: Written) => Place,
  context: Context,
): void {
  const defined = new Set(pieces.flatMap(({ defines }) => defines ?? []));
  for (const statement of written) {
    if (statement.word !== "provides") continue;
    const port = ports(statement);
    if (port && !defined.has(port.name))
      report(
        context,
        "module.provides",
        at(statement),
        `${port.name} is provided and not defined`,
        "a definition of what a module provides",
      );
  }
}

function report(
  { issues }: Context,
  code: string,
  where: Place,
  found: string,
  needed: string,
  write?: string,
): void {
  issues.push({ code, severity: "error", where, found, needed, ...(write === undefined ? {} : { write }) });
}

/** Issues of the written-out text, each where the line was written. A module may hold values that a composition does not read. */
export const issuesWhereWritten = (
  { origins }: Pick<Expanded, "origins">,
  issues: readonly Issue[],
  file: string,
): readonly Issue[] =>
  issues.flatMap((issue) => {
    const origin = issue.where.file === file ? origins[(issue.where.line ?? 1) - 1] : undefined;
    if (!origin) return [issue];
    if (issue.code === "model.unused" && origin.file !== file) return [];
    const { column } = issue.where;
    return [{ ...issue, where: { ...origin, ...(column === undefined ? {} : { column }) } }];
  });

/** Whether a composition came out whole. */
export const isWhole = ({ issues }: Expanded): boolean => !hasErrors(issues);
