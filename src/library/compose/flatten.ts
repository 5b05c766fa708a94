import { nearest, type Place, type SourceFile } from "../../source/index.ts";
import { bindModule } from "./bind.ts";
import { type Context, type Convention, type Flat, type Piece, report } from "./pieces.ts";
import { type Port, readPort } from "./ports.ts";
import { definedName, hyphenatedName, type Written, writtenIn } from "./statement.ts";
import { readUse, type Use } from "./use.ts";

/** A `use` statement with the module it names, written out. */
type Used = { readonly use: Use; readonly flat: Flat };

const aboutModules = ["use", "needs", "provides", "convention"];

/** Writes out the modules of a text, and theirs; reports what is wrong with how they are used. */
export function flatten(source: SourceFile, context: Context): Flat {
  const written = writtenIn(source.text);
  const at = (statement: Written): Place => ({ file: source.path, line: statement.line });
  const of = (word: string) => written.filter((statement) => statement.word === word);
  const port = (statement: Written): Port[] => portOf(statement, source, at(statement), context);
  const uses = new Map(
    of("use").flatMap((statement) => {
      const used = useOf(statement, source, context);
      return used ? [[statement, used] as const] : [];
    }),
  );
  const needs = of("needs").flatMap(port);
  const scope = scopeOf(written, uses, needs);
  const pieces = written.flatMap((statement): readonly Piece[] => {
    const used = uses.get(statement);
    if (used) return bindModule(used.use, used.flat, { scope, needs, at: at(statement), context });
    return aboutModules.includes(statement.word) ? [] : [ownPiece(statement, at(statement))];
  });
  checkProvided(of("provides").flatMap(port), pieces, source, context);
  const conventions = [
    // Of a module's convention a reader sees the line that brought it in, in the composition they wrote.
    ...[...uses].flatMap(([statement, { flat }]) =>
      flat.conventions.map((each) => ({ ...each, at: at(statement) })),
    ),
    ...of("convention").flatMap((statement) => conventionOf(statement, source, at(statement), context)),
  ];
  return { pieces: withoutReplaced(pieces), needs, conventions };
}

function ownPiece(statement: Written, origin: Place): Piece {
  const defines = definedName(statement)?.text;
  const { text, word } = statement;
  return { text, origin, word, own: true, ...(defines ? { defines } : {}) };
}

function portOf(statement: Written, source: SourceFile, at: Place, context: Context): Port[] {
  const port = readPort(statement, source.text);
  if (port) return [port];
  report(
    context,
    "module.port",
    at,
    `"${statement.text}" is not a port`,
    "a name, a unit and a description",
    `${statement.word} plasma : nM "free antibody in plasma"`,
  );
  return [];
}

/** Names that a port of a used module can be bound to. */
function scopeOf(
  written: readonly Written[],
  uses: ReadonlyMap<Written, Used>,
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

function useOf(statement: Written, source: SourceFile, context: Context): Used | undefined {
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
    reportModule(use.module, found !== undefined, at, context);
    return undefined;
  }
  return { use, flat: flatten(found, { ...context, inside: [...context.inside, use.module] }) };
}

function reportModule(name: string, exists: boolean, at: Place, context: Context): void {
  if (exists) {
    report(context, "module.loop", at, `${name} uses itself`, "modules that do not need each other");
    return;
  }
  const family = name.split("-")[0]!;
  const relatives = context.known.filter((known) => known.split("-")[0] === family);
  const list = (relatives.length > 0 ? relatives : context.known).join(", ");
  const write = nearest(name, context.known) ?? relatives[0];
  report(
    context,
    "module.unknown",
    at,
    `there is no module "${name}"`,
    `one of ${list}, or a file beside this one`,
    write,
  );
}

function conventionOf(
  { tokens, text }: Written,
  source: SourceFile,
  at: Place,
  context: Context,
): readonly Convention[] {
  const { name, next } = hyphenatedName(tokens, 1);
  const { name: value } = hyphenatedName(tokens, next + 1);
  if (tokens[next]?.text === "=" && name !== "" && value !== "")
    return [{ name, value, by: source.path, at }];
  report(
    context,
    "module.convention",
    at,
    `"${text}" is not a convention`,
    "a name, = and a word",
    "convention void-fraction = flux",
  );
  return [];
}

function checkProvided(
  provided: readonly Port[],
  pieces: readonly Piece[],
  source: SourceFile,
  context: Context,
): void {
  const defined = new Set(pieces.flatMap(({ defines }) => defines ?? []));
  for (const { name, line } of provided) {
    if (defined.has(name)) continue;
    const at = { file: source.path, line };
    report(
      context,
      "module.provides",
      at,
      `${name} is provided and not defined`,
      "a definition of what a module provides",
    );
  }
}
