import { doseAt, estimates, fitCurve, shapes } from "../src/assay/index.ts";
import { randomStream } from "../src/math/index.ts";
import { type Bench, medianMs } from "./measure.ts";

const doses = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30].flatMap((dose) => [dose, dose, dose]);

/** Curves with an IC50 from 0.1 to 3 and 4 % noise, three wells at each of nine doses. */
const curves = Array.from({ length: 1000 }, (_, k) => {
  const { normal, uniform } = randomStream(20071024, "bench", k);
  const [ic50, hill] = [0.1 * 30 ** uniform(), 0.8 + 1.2 * uniform()];
  return doses.map((dose) => 5 + 95 / (1 + (dose / ic50) ** hill) + 4 * normal());
});

const shape = shapes["log-logistic"]!;

function fitAll(read: (fit: Extract<ReturnType<typeof fitCurve>, { status: "fitted" }>) => void): void {
  for (const responses of curves) {
    const fit = fitCurve({ doses, responses }, shape);
    if (fit.status === "fitted") read(fit);
  }
}

/** Largest relative excess of the sum of squares over that of a search from twelve starts, over a hundred curves. */
function excessOfSquares(): number {
  const gaps = curves.slice(0, 100).map((responses) => {
    const [own, many] = [{}, { nStarts: 12 }].map((rules) => fitCurve({ doses, responses }, shape, rules));
    if (own!.status !== "fitted" || many!.status !== "fitted") return Number.POSITIVE_INFINITY;
    return own!.sumOfSquares / many!.sumOfSquares - 1;
  });
  return Math.max(0, ...gaps);
}

/** Four-parameter fits with intervals, one thread; drc takes 5 to 6 s for a thousand with Wald intervals. */
export const doseResponse: Bench = {
  name: "dose-response",
  measure: () => {
    const error = excessOfSquares();
    const row = (name: string, ms: number) => ({
      name,
      value: ms,
      unit: "ms",
      baseline: "drc 3.0-1 (5.5 s)",
      ratio: ms / 5500,
      error,
      aim: "under 500 ms",
    });
    return [
      row(
        "1,000 four-parameter fits, Wald",
        medianMs(() => fitAll((fit) => estimates(fit, 0, { profile: false })), 5),
      ),
      row(
        "1,000 fits, Wald and profile of the IC50",
        medianMs(
          () =>
            fitAll((fit) => {
              estimates(fit, 0, { profile: false });
              doseAt(fit, { kind: "relative", effect: 0.5 });
            }),
          5,
        ),
      ),
      row(
        "1,000 fits, profiles of all four",
        medianMs(() => fitAll((fit) => estimates(fit)), 5),
      ),
    ];
  },
};
