import type { End, Mouse } from "../types.ts";
import { caliperVolume } from "../volume.ts";
import { type Reader, report } from "./report.ts";
import type { Visit } from "./types.ts";
import { knownWords, meaningOf } from "./words.ts";

/** The mice of a file from its visits: days in order, volumes computed where lengths were measured. */
export function assembleMice(visits: readonly Visit[], formula: string, reader: Reader): readonly Mouse[] {
  const byMouse = new Map<string, Visit[]>();
  for (const visit of visits) {
    if (!named(visit, reader)) continue;
    const key = JSON.stringify([visit.arm, visit.mouse]);
    const own = byMouse.get(key);
    if (own) own.push(visit);
    else byMouse.set(key, [visit]);
  }
  const groups = [...byMouse.values()];
  const repeated = new Set(duplicates(groups.map((own) => own[0]!.mouse)));
  return groups.map((own) => {
    const { mouse, arm } = own[0]!;
    return mouseOf(own, repeated.has(mouse) ? `${arm} ${mouse}` : mouse, formula, reader);
  });
}

const duplicates = (names: readonly string[]): string[] =>
  names.filter((name, k) => names.indexOf(name) !== k);

function named({ mouse, arm, place }: Visit, reader: Reader): boolean {
  if (mouse !== "" && arm !== "") return true;
  const what = mouse === "" ? "mouse" : "arm";
  report(reader, "no-name", place, {
    problem: `the ${what} has no name`,
    needed: `a name of the ${what} in every row`,
  });
  return false;
}

function mouseOf(visits: readonly Visit[], id: string, formula: string, reader: Reader): Mouse {
  const inOrder = visits.filter(({ day }) => !Number.isNaN(day)).sort((a, b) => a.day - b.day);
  inOrder.forEach((visit, k) => {
    if (visit.day === inOrder[k - 1]?.day) {
      report(reader, "twice", visit.place, {
        problem: `mouse ${id} has two rows for day ${visit.day}`,
        needed: "one measurement per mouse and day",
      });
    }
  });
  const sized = inOrder.map((visit) => ({ visit, volume: volumeOf(visit, formula) }));
  const present = sized.filter(({ volume }) => !Number.isNaN(volume));
  const end = endOf(sized, id, reader);
  const weighed = present.some(({ visit }) => !Number.isNaN(visit.weight));
  return {
    id,
    arm: inOrder[0]?.arm ?? "",
    days: present.map(({ visit }) => visit.day),
    volumes: present.map(({ volume }) => volume),
    weights: weighed ? present.map(({ visit: { weight } }) => (Number.isNaN(weight) ? null : weight)) : [],
    end,
  };
}

const volumeOf = ({ volume, length, width, height }: Visit, formula: string): number =>
  Number.isNaN(volume) ? caliperVolume(formula, length, width, height) : volume;

/** The first text that ends the record; a volume after it is an issue. */
function endOf(
  sized: readonly { readonly visit: Visit; readonly volume: number }[],
  id: string,
  reader: Reader,
): End {
  const last = sized.findLast(({ volume }) => !Number.isNaN(volume))?.visit.day ?? 0;
  for (const [k, { visit }] of sized.entries()) {
    const meaning = meaningOf(visit.said);
    if (meaning === undefined) {
      const problem = `"${visit.said}" says nothing that is known about mouse ${id}`;
      report(reader, "status", visit.place, { problem, needed: knownWords }, "warning");
    }
    if (meaning !== "found dead" && meaning !== "sacrificed" && meaning !== "removed") continue;
    const later = sized.slice(k + 1).find(({ volume }) => !Number.isNaN(volume));
    if (later) {
      report(reader, "after-end", later.visit.place, {
        problem: `mouse ${id} was ${meaning} on day ${visit.day} and has a volume on day ${later.visit.day}`,
        needed: "no volumes after the end of a mouse",
      });
    }
    return { kind: meaning, day: visit.day, said: visit.said };
  }
  return { kind: "study end", day: last, said: "" };
}
