import type { Figure, Mark, Panel } from "../../figure/index.ts";
import type { IntactAssignment, IntactPeak } from "../dar/intact.ts";

/** A deconvoluted spectrum with what its peaks were taken for. */
export interface AssignedIntact {
  readonly name: string;
  readonly peaks: readonly IntactPeak[];
  readonly assignments: readonly IntactAssignment[];
}

const verdicts = ["explained", "two loads possible", "not explained"] as const;

/** Deconvoluted intact-mass spectra, one panel each: a symbol for the verdict on each peak, the drug load over its highest peak. */
export function intactFigure(spectra: readonly AssignedIntact[]): Figure {
  const all = spectra.flatMap(({ peaks }) => peaks);
  const top = Math.max(...all.map(({ intensity }) => intensity));
  const masses = all.map(({ massDa }) => massDa / 1000);
  const [least, most] = [Math.min(...masses), Math.max(...masses)];
  const room = 0.03 * Math.max(1, most - least);
  return {
    title: "Intact masses with drug loads",
    x: { label: "Mass", unit: "kDa", scale: "linear", domain: [least - room, most + room] },
    y: { label: "Intensity", unit: "", scale: "linear", domain: [0, 1.15 * top] },
    marks: [],
    panels: spectra.map((spectrum): Panel => ({ title: spectrum.name, marks: marksOf(spectrum, top) })),
    columns: 1,
    legend: { show: "top", order: verdicts },
    panelHeight: spectra.length > 1 ? 130 : 220,
    description: spectra
      .map(
        ({ name, assignments, peaks }) =>
          `${name}: ${assignments.length} of ${peaks.length} peaks explained.`,
      )
      .join(" "),
  };
}

function marksOf({ peaks, assignments }: AssignedIntact, top: number): readonly Mark[] {
  const found = new Map(assignments.map((each) => [each.peak, each]));
  const verdict = (k: number): (typeof verdicts)[number] => {
    const assignment = found.get(k);
    if (!assignment) return "not explained";
    return assignment.ambiguous ? "two loads possible" : "explained";
  };
  const mass = (k: number): number => peaks[k]!.massDa / 1000;
  const symbols = verdicts.flatMap((series): readonly Mark[] => {
    const own = peaks.map((_, k) => k).filter((k) => verdict(k) === series);
    if (own.length === 0) return [];
    return [{ mark: "points", series, x: own.map(mass), y: own.map((k) => peaks[k]!.intensity) }];
  });
  const highest = highestByLoad(peaks, assignments);
  return [
    {
      mark: "line",
      x: peaks.flatMap((_, k) => [mass(k), mass(k), Number.NaN]),
      y: peaks.flatMap(({ intensity }) => [0, intensity, Number.NaN]),
    },
    ...symbols,
    {
      mark: "text",
      x: highest.map(mass),
      y: highest.map((k) => peaks[k]!.intensity + 0.08 * top),
      text: highest.map((k) => String(found.get(k)!.dar)),
    },
  ];
}

/** The highest peak of each drug load, by its index. */
function highestByLoad(
  peaks: readonly IntactPeak[],
  assignments: readonly IntactAssignment[],
): readonly number[] {
  const best = new Map<number, number>();
  for (const { peak, dar } of assignments) {
    const before = best.get(dar);
    if (before === undefined || peaks[before]!.intensity < peaks[peak]!.intensity) best.set(dar, peak);
  }
  return [...best.values()];
}
