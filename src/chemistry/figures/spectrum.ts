import type { Figure, Mark } from "../../figure/index.ts";
import type { AssignedPeak } from "../assign.ts";
import type { Peak } from "../peaks.ts";

/** Labels that a spectrum holds above one another. */
const mostLabels = 10;

/** Height of a line of labels, as a share of the highest peak. */
const lineShare = 0.075;

const verdicts = { assigned: "assigned", isomers: "assigned, isomers", ambiguous: "ambiguous" } as const;
const series = [...Object.values(verdicts), "isotope peak", "not assigned"];

/**
 * A mass spectrum as sticks with a symbol for the verdict on each peak. The highest assigned peaks are labelled with their best
 * assignment; labels stand above one another, the leftmost highest.
 */
export function spectrumFigure(peaks: readonly Peak[], assigned: readonly AssignedPeak[]): Figure {
  const lookOf = looks(assigned);
  const labelled = [...assigned]
    .sort((a, b) => peaks[b.peak]!.intensity - peaks[a.peak]!.intensity)
    .slice(0, mostLabels)
    .sort((a, b) => peaks[a.peak]!.mz - peaks[b.peak]!.mz);
  const top = Math.max(...peaks.map(({ intensity }) => intensity));
  const least = Math.min(...peaks.map(({ mz }) => mz));
  const most = Math.max(...peaks.map(({ mz }) => mz));
  const span = Math.max(1, most - least);
  return {
    title: "Mass spectrum with assignments",
    x: { label: "m/z", unit: "", scale: "linear", domain: [least - 0.03 * span, most + 0.4 * span] },
    y: {
      label: "Intensity",
      unit: "",
      scale: "linear",
      domain: [0, top * (1.05 + lineShare * labelled.length)],
    },
    marks: [
      {
        mark: "line",
        x: peaks.flatMap(upright),
        y: peaks.flatMap(({ intensity }) => [0, intensity, Number.NaN]),
      },
      ...labelsOf(peaks, labelled, top),
      ...series.flatMap((name) => symbols(peaks, lookOf, name)),
    ],
    legend: { show: "top", order: series },
    panelHeight: 320,
  };
}

const upright = ({ mz }: Peak): readonly number[] => [mz, mz, Number.NaN];

/** What each peak is taken for, by its index; an assignment counts before an isotope peak. */
function looks(assigned: readonly AssignedPeak[]): ReadonlyMap<number, string> {
  const isotopes = assigned.flatMap(({ isotopePeaks }) => isotopePeaks);
  return new Map([
    ...isotopes.map((k): [number, string] => [k, "isotope peak"]),
    ...assigned.map(({ peak, verdict }): [number, string] => [peak, verdicts[verdict]]),
  ]);
}

function symbols(peaks: readonly Peak[], lookOf: ReadonlyMap<number, string>, name: string): readonly Mark[] {
  const own = peaks.filter((_, k) => (lookOf.get(k) ?? "not assigned") === name);
  if (own.length === 0) return [];
  const x = own.map(({ mz }) => mz);
  return [{ mark: "points", series: name, x, y: own.map(({ intensity }) => intensity) }];
}

function labelsOf(peaks: readonly Peak[], labelled: readonly AssignedPeak[], top: number): readonly Mark[] {
  const heights = labelled.map((_, k) => top * (1.05 + lineShare * (labelled.length - 1 - k)));
  const own = labelled.map(({ peak }) => peaks[peak]!);
  const text = labelled.map(({ assignments }) => `${assignments[0]!.name} ${assignments[0]!.adduct}`);
  const leaders = own.flatMap(({ intensity }, k) => [intensity, heights[k]!, Number.NaN]);
  return [
    { mark: "line", weight: "thin", dash: "dotted", x: own.flatMap(upright), y: leaders },
    {
      mark: "text",
      anchor: "start",
      x: own.map(({ mz }) => mz),
      y: heights,
      text: text.map((each) => ` ${each}`),
    },
  ];
}
