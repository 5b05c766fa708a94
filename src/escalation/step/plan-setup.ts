import { convert, inBaseUnits, printNumber, type Quantity } from "../../units/index.ts";
import type { ModelSetup, ResponseSetup, Setup } from "../designs.ts";
import type { EscalateOptions } from "./options.ts";
import type { AgentLevels } from "./plan-levels.ts";
import { fail, type Reader } from "./reader.ts";

/** The setup of the designs with every default filled in. */
export function readSetup(
  options: EscalateOptions,
  [first, second]: AgentLevels,
  start: number,
  reader: Reader,
): Setup {
  const { cohort = 3 } = options;
  const stop = options["stop-at-dose"];
  const share = (name: ShareName, usual: number) => shareOf(name, options[name], usual, reader);
  return {
    nDoses: first.values.length * (second?.values.length ?? 1),
    doses: first.values,
    second: second?.values ?? null,
    target: share("target", 0.3),
    start,
    cohort,
    maxPatients: options["max-patients"] ?? 10 * cohort,
    cutoff: share("cutoff", 0.95),
    low: options.low ? share("low", 0) : null,
    high: options.high ? share("high", 1) : null,
    below: share("below", 0.05),
    above: share("above", 0.05),
    extraSafety: options["extra-safety"] ?? false,
    offset: share("offset", 0.05),
    boundMtd: options["bound-mtd"] ?? false,
    strict: options.strict ?? false,
    stayAtOneOfThree: options["stay-at-1-of-3"] ?? false,
    titration: options.titration ?? false,
    variant: options.variant ?? "de-escalate",
    topNeedsSix: options["top-needs-six"] ?? false,
    titrationStep: options["titration-step"] ?? 1,
    stopAtDose: stop ? { n: stop.n, when: stop.when ?? "staying" } : null,
    tooToxic: options["too-toxic"] ? share("too-toxic", 0.95) : null,
    precise: options.precise ? share("precise", 0.5) : null,
    model: readModel(options, [first, second], reader),
    responses: readResponses(options),
  };
}

type ShareName =
  | "target"
  | "cutoff"
  | "low"
  | "high"
  | "below"
  | "above"
  | "offset"
  | "too-toxic"
  | "precise"
  | "half-width"
  | "overdose"
  | "efficacy"
  | "futile";

/** A probability below 1, or an issue at its option. */
function shareOf(name: ShareName, written: Quantity | undefined, usual: number, reader: Reader): number {
  if (written === undefined) return usual;
  const value = inBaseUnits(written);
  if (value < 1) return value;
  fail(reader, [name], "escalate.share", {
    problem: `${printNumber(written.value)} ${written.unit} is ${value === 1 ? "certainty" : "more than 100 %"}`,
    needed: "a probability between 0 and 100 %",
    write: value > 1 && value < 100 && written.unit !== "%" ? `${printNumber(value)} %` : `${name}: 25 %`,
  });
  return usual;
}

function readModel(options: EscalateOptions, [first, second]: AgentLevels, reader: Reader): ModelSetup {
  const { interval, interaction, prior, skeleton } = options;
  const inUnit = (dose: Quantity | undefined, unit: string | undefined) =>
    dose && unit ? convert(dose.value, dose.unit, unit) : null;
  const share = (name: ShareName, usual: number) => shareOf(name, options[name], usual, reader);
  return {
    skeleton: skeleton?.map(inBaseUnits) ?? null,
    halfWidth: options["half-width"] ? share("half-width", 0) : null,
    priorMtd: options["prior-mtd"] === undefined ? null : options["prior-mtd"] - 1,
    priorVariance: options["prior-variance"] ?? null,
    reference: inUnit(options.reference, first.unit),
    secondReference: inUnit(options["second-reference"], second?.unit),
    prior: normalOf(prior),
    secondPrior: normalOf(options["second-prior"]),
    interaction: interaction ? { mean: interaction[0], sd: interaction[1] } : null,
    interval: interval ? [inBaseUnits(interval[0]), inBaseUnits(interval[1])] : [0.16, 0.33],
    overdose: share("overdose", 0.25),
  };
}

const normalOf = (prior: EscalateOptions["prior"]): ModelSetup["prior"] =>
  prior ? { mean: prior.mean, sd: prior.sd, correlation: prior.correlation ?? 0 } : null;

function readResponses(options: EscalateOptions): ResponseSetup {
  const { efficacy, neither = 40, both = 60, explore = 6, futile, efftox } = options;
  return {
    efficacy: efficacy ? inBaseUnits(efficacy) : null,
    neither,
    both,
    explore,
    futile: futile ? inBaseUnits(futile) : 0.9,
    efftox: efftox
      ? {
          contour: {
            efficacyAlone: inBaseUnits(efftox["efficacy-alone"]),
            toxicityAlone: inBaseUnits(efftox["toxicity-alone"]),
            efficacy: inBaseUnits(efftox.efficacy),
            toxicity: inBaseUnits(efftox.toxicity),
          },
          leastEfficacy: inBaseUnits(efftox["least-efficacy"]),
          mostToxicity: options.target ? inBaseUnits(options.target) : 0.3,
          toxicity: efftox["toxicity-prior"],
          efficacy: efftox["efficacy-prior"],
          association: efftox.association,
        }
      : null,
  };
}
