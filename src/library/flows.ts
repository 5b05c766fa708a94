import { definedName, type Written, writtenIn } from "./compose/statement.ts";

/** A state of a model, all elements of an index together. */
export interface StateFamily {
  readonly name: string;
  readonly description: string;
  /** The module it came from: what stands before the first underscore, when modules are used. */
  readonly group: string;
  readonly unit: string;
  readonly dosed: boolean;
}

/** A way by which reactions move something from one family of states to another, among its own elements, or to or from nothing. */
export interface Movement {
  readonly from?: string;
  readonly to?: string;
  readonly reaction: string;
  readonly both: boolean;
}

/** A state that sets how fast another one comes, goes or changes, without moving itself. */
export interface Drive {
  readonly from: string;
  readonly to: string;
}

/** What is where in a model, how it moves, and what drives what. */
export interface Flows {
  readonly states: readonly StateFamily[];
  readonly movements: readonly Movement[];
  readonly drives: readonly Drive[];
}

/**
 * States and movements of a model text in which modules are written out. States that only count ("cumulative") stand
 * for nothing. Drives are found where they are no mass action: on what comes from nothing or goes there, on what moves
 * and is no amount of a substance (cells), and on states with an equation of their own.
 */
export function flowsOf(text: string, groups: readonly string[] = []): Flows {
  const written = writtenIn(text);
  const dosed = new Set(
    written
      .filter(({ word }) => word === "dose")
      .flatMap(({ text }) => [...text.matchAll(/\binto\s+(\w+)/g)].map(([, name]) => name!)),
  );
  const states = new Map<string, StateFamily>();
  for (const { word, tokens, text } of written) {
    if ((word !== "species" && word !== "state") || !tokens[1]) continue;
    const name = tokens[1].text;
    const description = tokens.find(({ kind }) => kind === "text")?.text ?? "";
    const isConstant = tokens.some((token) => token.kind === "name" && token.text === "constant");
    if (states.has(name) || isConstant || description.endsWith("cumulative")) continue;
    const group =
      groups.filter((prefix) => name.startsWith(`${prefix}_`)).sort((a, b) => b.length - a.length)[0] ?? "";
    states.set(name, { name, description, group, unit: unitOf(text), dosed: dosed.has(name) });
  }
  const movements = written
    .filter(({ word }) => word === "reaction")
    .flatMap(({ text }) => movementsOf(text, states));
  const drives = distinctDrives(
    written.flatMap((statement) => drivesOf(statement, states, assigned(written))),
  );
  const moving = new Set(movements.map(({ from = "", to = "" }) => `${from} ${to}`));
  return {
    states: [...states.values()],
    movements: distinct(movements),
    drives: drives.filter(({ from, to }) => !moving.has(`${from} ${to}`) && !moving.has(`${to} ${from}`)),
  };
}

/** The unit of a state, as it is written. */
const unitOf = (text: string): string => /:\s*([^="]*?)\s*(?:=|"|constant|$)/.exec(text)?.[1] ?? "";

/** Units of substances, whose movements follow from their amounts. */
const isSubstance = (unit: string): boolean => /^(n|u|p)?(mol|M|g)\b|^mg\b/.test(unit);

/** What assigned names are computed from, by name; derivatives are not among them. */
function assigned(written: readonly Written[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of written) {
    if (statement.word !== "equation" || isDerivative(statement.text)) continue;
    const name = definedName(statement)!.text;
    const right = statement.text.slice(statement.text.indexOf("=") + 1);
    found.set(name, `${found.get(name) ?? ""} ${right}`);
  }
  return found;
}

const isDerivative = (text: string): boolean => /^\w+\s*(\[[^\]]*\])?\s*'/.test(text);

const namesIn = (text: string): readonly string[] =>
  text.replace(/"[^"]*"|\{[^}]*\}/g, " ").match(/[A-Za-z_]\w*/g) ?? [];

/** The states that an expression reads, through the names that are assigned. */
function statesRead(
  text: string,
  states: ReadonlyMap<string, StateFamily>,
  equations: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...namesIn(text)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (states.has(name)) found.add(name);
    else waiting.push(...namesIn(equations.get(name) ?? ""));
  }
  return found;
}

/** Within one module only what measures something else drives; the rest is how the module counts. */
const isApart = (a: StateFamily, b: StateFamily): boolean => a.group !== b.group || a.unit !== b.unit;

function drivesOf(
  { word, text }: Written,
  states: ReadonlyMap<string, StateFamily>,
  equations: ReadonlyMap<string, string>,
): readonly Drive[] {
  const [to, rate] = word === "reaction" ? drivenBy(text, states) : changed(text, word);
  const driven = states.get(to);
  if (!driven) return [];
  return [...statesRead(rate, states, equations)]
    .filter((from) => from !== to && isApart(states.get(from)!, driven))
    .map((from) => ({ from, to }));
}

/** What a reaction changes and is not mass action, with its rate; nothing for substances that move. */
function drivenBy(text: string, states: ReadonlyMap<string, StateFamily>): readonly [string, string] {
  const [movement] = movementsOf(text, states);
  const rate = /\sat\s([\s\S]*)$/.exec(text)?.[1] ?? "";
  if (!movement) return ["", ""];
  const { from, to } = movement;
  const moves = from !== undefined && to !== undefined;
  const end = moves ? from : (to ?? from)!;
  return moves && isSubstance(states.get(end)!.unit) ? ["", ""] : [end, rate];
}

/** The state that an equation of its own changes, and by what. */
const changed = (text: string, word: string): readonly [string, string] =>
  word === "equation" && isDerivative(text)
    ? [/^\w+/.exec(text)![0], text.slice(text.indexOf("=") + 1)]
    : ["", ""];

const distinctDrives = (drives: readonly Drive[]): readonly Drive[] => [
  ...new Map(drives.map((drive) => [`${drive.from} ${drive.to}`, drive])).values(),
];

function movementsOf(text: string, states: ReadonlyMap<string, StateFamily>): readonly Movement[] {
  const flat = text.replace(/#[^\n]*/g, " ").replace(/\[[^\]]*\]/g, "");
  const match = /^reaction\s+(\w+)\s*:\s*([\s\S]*?)\s*(<->|->)\s*([\s\S]*?)\s+at\s/.exec(flat);
  if (!match) return [];
  const [, reaction = "", left = "", arrow, right = ""] = match;
  const side = (words: string): readonly string[] =>
    [...new Set([...words.matchAll(/[A-Za-z_]\w*/g)].map(([name]) => name))].filter((name) =>
      states.has(name),
    );
  const [from, to] = [side(left), side(right)];
  const both = arrow === "<->";
  const short = reaction.slice(reaction.lastIndexOf("_") + 1);
  if (from.length === 0) return to.map((name) => ({ to: name, reaction: short, both: false }));
  if (to.length === 0) return from.map((name) => ({ from: name, reaction: short, both: false }));
  return from.flatMap((a) => to.map((b) => ({ from: a, to: b, reaction: short, both })));
}

/** Movements between the same two families as one, with the names of all their reactions. */
function distinct(movements: readonly Movement[]): readonly Movement[] {
  const found = new Map<string, Movement>();
  for (const movement of movements) {
    const key = `${movement.from ?? ""}>${movement.to ?? ""}`;
    const known = found.get(key);
    const names =
      known &&
      known.reaction !== movement.reaction &&
      !known.reaction.split(", ").includes(movement.reaction);
    found.set(
      key,
      known
        ? {
            ...known,
            both: known.both || movement.both,
            reaction: names ? `${known.reaction}, ${movement.reaction}` : known.reaction,
          }
        : movement,
    );
  }
  return [...found.values()];
}
