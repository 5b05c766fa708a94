import { nearest, type Place } from "../../source/index.ts";
import { type Context, type Flat, type Piece, report } from "./pieces.ts";
import { type Port, runningIndices } from "./ports.ts";
import { type Renamed, renameIn } from "./rename.ts";
import type { Binding, Use } from "./use.ts";

/** Where a `use` statement stands, and what it can bind ports to. */
export interface Around {
  /** Names of the composition. */
  readonly scope: ReadonlySet<string>;
  /** What the text that holds the statement needs itself; grows by what it passes on. */
  readonly needs: Port[];
  readonly at: Place;
  readonly context: Context;
}

/** The statements of a used module, renamed, after those that bind its ports. */
export function bindModule(use: Use, flat: Flat, around: Around): readonly Piece[] {
  const names = namesOf(use, flat);
  reportStrangers(use, flat, around.at, around.context);
  const aliases = flat.needs.flatMap((port) => bindPort(use, port, names, around));
  // One output for each of many repetitions says too much: a composition states what it shows of them.
  const leftOut = ["module", "model", "title", ...(use.over === undefined ? [] : ["output"])];
  const via = use.prefix === "" ? use.module : use.prefix.slice(0, -1);
  const renamed = flat.pieces
    .filter(({ word }) => !leftOut.includes(word))
    .map((piece): Piece => {
      const name = piece.defines === undefined ? undefined : names.get(piece.defines);
      const text = renameIn(piece.text, names);
      const origin = { ...piece.origin, path: via };
      return { ...piece, text, origin, own: false, ...(name ? { defines: name.name } : {}) };
    });
  return [...aliases, ...renamed];
}

/** Binds one port: a value becomes an assignment, a species another name. Reports a port that nothing gives. */
function bindPort(use: Use, port: Port, names: Map<string, Renamed>, around: Around): readonly Piece[] {
  const { scope, at, context } = around;
  const bound = use.bindings.get(port.name) ?? sameName(port, scope) ?? passedOn(port, around);
  if (!bound) {
    report(
      context,
      "module.port-missing",
      at,
      `${use.module} needs ${port.name} (${port.description || port.kind}, ${port.unit}), and nothing gives it`,
      port.kind === "species" ? "the name of a species" : `an expression in ${port.unit}`,
      `${port.name} = ...`,
    );
    return [];
  }
  if (port.kind === "value") return aliasOf(use, port, bound, at);
  if (bound.name) names.set(port.name, bound.name);
  else reportNoName(use, port, bound, at, context);
  return [];
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

/** What has the port's name in the composition. */
const sameName = ({ name }: Port, scope: ReadonlySet<string>): Binding | undefined =>
  scope.has(name) ? { text: name, name: { name, indices: "" }, column: 1 } : undefined;

/** Inside a module, what a part needs and nothing gives is what the module needs. */
function passedOn(port: Port, { needs, context }: Around): Binding | undefined {
  if (context.inside.length === 0) return undefined;
  if (!needs.some(({ name }) => name === port.name)) needs.push(port);
  return { text: port.name, name: { name: port.name, indices: "" }, column: 1 };
}

/** `pos_free[i] : nM = C[i]`: what a port is, as an assignment that is checked to measure the port's unit. */
function aliasOf(use: Use, port: Port, bound: Binding, at: Place): readonly Piece[] {
  const name = use.prefix + port.name;
  if (bound.text === name) return [];
  const dims = [use.over, port.dims].filter((dim) => dim !== undefined && dim !== "").join(", ");
  const bare = bound.name?.indices === "" && port.dims !== "";
  const value = bare ? `${bound.text}[${runningIndices(port.dims).join(", ")}]` : bound.text;
  const description = port.description === "" ? "" : ` "${port.description}"`;
  return [
    {
      text: `${name}${dims === "" ? "" : `[${dims}]`} : ${port.unit} = ${value}${description}`,
      origin: { ...at, path: `${use.prefix.slice(0, -1) || use.module}.${port.name}` },
      word: "equation",
      defines: name,
      own: false,
    },
  ];
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
