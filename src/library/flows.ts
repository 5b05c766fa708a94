import { writtenIn } from "./compose/statement.ts";

/** A state of a model, all elements of an index together. */
export interface StateFamily {
  readonly name: string;
  readonly description: string;
  /** The module it came from: what stands before the first underscore, when modules are used. */
  readonly group: string;
  readonly dosed: boolean;
}

/** A way by which reactions move something from one family of states to another, or to or from nothing. */
export interface Movement {
  readonly from?: string;
  readonly to?: string;
  readonly reaction: string;
  readonly both: boolean;
}

/** What is where in a model and how it moves. */
export interface Flows {
  readonly states: readonly StateFamily[];
  readonly movements: readonly Movement[];
}

/**
 * States and movements of a model text in which modules are written out. States that only count ("cumulative") stand
 * for nothing; states with an equation of their own have no movements.
 */
export function flowsOf(text: string, groups: readonly string[] = []): Flows {
  const written = writtenIn(text);
  const dosed = new Set(
    written
      .filter(({ word }) => word === "dose")
      .flatMap(({ text }) => [...text.matchAll(/\binto\s+(\w+)/g)].map(([, name]) => name!)),
  );
  const states = new Map<string, StateFamily>();
  for (const { word, tokens } of written) {
    if ((word !== "species" && word !== "state") || !tokens[1]) continue;
    const name = tokens[1].text;
    const description = tokens.find(({ kind }) => kind === "text")?.text ?? "";
    const isConstant = tokens.some((token) => token.kind === "name" && token.text === "constant");
    if (states.has(name) || isConstant || description.endsWith("cumulative")) continue;
    const group =
      groups.filter((prefix) => name.startsWith(`${prefix}_`)).sort((a, b) => b.length - a.length)[0] ?? "";
    states.set(name, { name, description, group, dosed: dosed.has(name) });
  }
  const movements = written
    .filter(({ word }) => word === "reaction")
    .flatMap(({ text }) => movementsOf(text, states));
  return { states: [...states.values()], movements: distinct(movements) };
}

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
  return from
    .flatMap((a) => to.map((b) => ({ from: a, to: b, reaction: short, both })))
    .filter((m) => m.from !== m.to);
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
