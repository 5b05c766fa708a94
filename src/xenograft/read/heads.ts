import { readHead } from "../../table/index.ts";
import type { ReadRules, Role } from "./types.ts";

/** Names that laboratories give the columns, besides the role's own. */
const usual: Readonly<Record<Role, RegExp>> = {
  mouse: /^(?:mouse|animal|mouse ?id|animal ?id|id|subject)$/,
  arm: /^(?:arm|group|treatment|treatment ?group|trt)$/,
  day: /^(?:day|days|time|study ?day)$/,
  volume: /^(?:volume|tv|tumou?r ?volume|tumou?r ?size|size)$/,
  length: /^(?:length|l|long|longest)$/,
  width: /^(?:width|w|short)$/,
  height: /^(?:height|h|depth|thickness)$/,
  weight: /^(?:weight|bw|body ?weight)$/,
  status: /^(?:status|fate|reason|event|comment|removal)$/,
};

/** A column with what its head says. */
export interface Head {
  readonly index: number;
  readonly role: Role;
  /** The text of the head. */
  readonly text: string;
  readonly unit: string | undefined;
}

/** The roles of the heads of a table; the first column that fits a role has it. */
export function headsOf(texts: readonly string[], { columns }: Pick<ReadRules, "columns">): readonly Head[] {
  const roles = Object.keys(usual) as Role[];
  return roles.flatMap((role): Head[] => {
    const asked = columns[role];
    const index = texts.findIndex((text) => (asked ? isNamed(text, asked.column) : fits(text, role)));
    if (index < 0) return [];
    const { unit } = readHead(texts[index]!);
    return [{ index, role, text: texts[index]!, unit: asked?.unit ?? unit }];
  });
}

const isNamed = (text: string, name: string): boolean => text === name || readHead(text).name === name;

const fits = (text: string, role: Role): boolean =>
  usual[role].test(readHead(text).name.trim().toLowerCase().replaceAll("_", " "));

/** The role that a sub-head such as "L", "Width (mm)" or "volume" names, of those that measure. */
export const sizeRole = (text: string): Role | undefined =>
  (["volume", "length", "width", "height", "weight"] as const).find((role) => fits(text, role));

/** A day written in a head: "7", "Day 7", "D7", "d-3", "7 d", "2 wk". The unit where one is said. */
export function dayOf(
  text: string,
): { readonly value: number; readonly unit: string | undefined } | undefined {
  const plain = text.trim();
  const named = /^(?:days?|d)[ _]?(-?\d+(?:\.\d+)?)$/i.exec(plain);
  if (named) return { value: Number(named[1]), unit: "d" };
  const bare = /^(-?\d+(?:\.\d+)?) *([a-z]*)$/i.exec(plain);
  if (!bare) return undefined;
  return { value: Number(bare[1]), unit: bare[2] === "" ? undefined : bare[2] };
}
