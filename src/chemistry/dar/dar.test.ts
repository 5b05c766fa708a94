import fc from "fast-check";
import { expect, test } from "vitest";
import { isProblem } from "../../units/index.ts";
import {
  amountFromMg,
  amountFromNmol,
  amountFromPayloadUg,
  averageDarFromReducedChains,
  averageMassDa,
  binomialDar,
  type ConjugateMasses,
  conjugateMassDa,
  darDistribution,
  darFromAbsorbance,
  darFromHic,
  darFromIntactMasses,
  formula,
  glycoforms,
  type IntactPeak,
  intervalFromReplicates,
  intervalFromSignalError,
  payloadMassFraction,
  poissonDar,
  unconjugatedFraction,
} from "../index.ts";

const huC242Dm4: ConjugateMasses = { antibodyDa: 147_028, addedDa: 880.51, payloadDa: 780.37, dar: 3.5 };

test("huC242-DM4 at a load of 3.5 weighs 150,110 Da, of which DM4 is 1.82 %", () => {
  expect(Math.round(conjugateMassDa(huC242Dm4))).toBe(150_110);
  expect((100 * payloadMassFraction(huC242Dm4)).toFixed(2)).toBe("1.82");
});

test("168 mg/m2 of huC242-DM4 are 4.5 mg/kg at 37 kg/m2, and 0.083 mg of DM4 per kg", () => {
  const perKg = 168 / 37;
  expect(perKg.toFixed(1)).toBe("4.5");
  // The anchor multiplies the printed 4.5 mg/kg with the share of drug.
  expect((4.5 * payloadMassFraction(huC242Dm4)).toFixed(3)).toBe("0.082");
  expect((perKg * payloadMassFraction(huC242Dm4)).toFixed(3)).toBe("0.083");
});

test("amounts agree whichever way they are asked for", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      (nmol, dar) => {
        const masses = { ...huC242Dm4, dar };
        const amount = amountFromNmol(nmol, masses);
        for (const again of [
          amountFromMg(amount.conjugateMg, masses),
          amountFromPayloadUg(amount.payloadUg, masses),
        ]) {
          expect(again.antibodyNmol / nmol).toBeCloseTo(1, 12);
          expect(again.payloadNmol / amount.payloadNmol).toBeCloseTo(1, 12);
        }
      },
    ),
    { seed: 7 },
  );
});

test("1 mg of huC242-DM4 is 6.66 nmol of antibody, 23.3 nmol and 18.2 µg of DM4", () => {
  const amount = amountFromMg(1, huC242Dm4);
  // 1e6 ng / 150,110 Da, times 3.5, times 780.37 Da.
  expect(amount.antibodyNmol).toBeCloseTo(6.6618, 4);
  expect(amount.payloadNmol).toBeCloseTo(23.3163, 3);
  expect(amount.payloadUg).toBeCloseTo(18.195, 3);
  expect(() => amountFromPayloadUg(1, { ...huC242Dm4, dar: 0 })).toThrow("without drug");
});

test("G0F is HexNAc4 Hex3 Fuc, and each galactose adds a hexose", () => {
  expect(glycoforms.map(({ name }) => name)).toEqual(["G0F/G0F", "G0F/G1F", "G1F/G1F", "G1F/G2F", "G2F/G2F"]);
  // The textbook mass of G0F as a residue is 1445.3 Da, a hexose residue 162.1 Da.
  expect(glycoforms[0]!.massDa / 2).toBeCloseTo(1445.3, 0);
  for (let k = 1; k < glycoforms.length; k++)
    expect(glycoforms[k]!.massDa - glycoforms[k - 1]!.massDa).toBeCloseTo(
      averageMassDa(formula("C6H10O5")),
      9,
    );
});

const loads = [0.03, 0.1, 0.18, 0.22, 0.2, 0.14, 0.08, 0.03, 0.02];
const glycoShares = [0.35, 0.4, 0.17, 0.06, 0.02];
const model = { antibodyDa: 147_028, addedDa: 880.51, toleranceDa: 15 };

/** What a deconvoluted spectrum of this load and these glycans shows, with a mass error. */
const intact = (errorDa: number): readonly IntactPeak[] =>
  loads.flatMap((load, n) =>
    glycoforms.map(({ massDa }, k) => ({
      massDa: model.antibodyDa + massDa + n * model.addedDa + errorDa,
      intensity: load * glycoShares[k]!,
    })),
  );

test("loads put into a glycosylated intact-mass spectrum come out again", () => {
  for (const errorDa of [0, 3, -3]) {
    const { distribution, unexplained, assignments } = darFromIntactMasses(intact(errorDa), model);
    loads.forEach((load, n) => {
      expect(distribution.fractions[n]).toBeCloseTo(load, 9);
    });
    expect(unexplained).toEqual([]);
    for (const { errorDa: found, ambiguous } of assignments) {
      expect(found).toBeCloseTo(errorDa, 6);
      expect(ambiguous).toBe(false);
    }
  }
});

test("peaks that nothing explains are listed with their share, not forced onto a load", () => {
  const peaks = [...intact(0), { massDa: 148_000, intensity: 0.25 }];
  const { unexplained, unexplainedShare, distribution } = darFromIntactMasses(peaks, model);
  expect(unexplained).toEqual([peaks.length - 1]);
  expect(unexplainedShare).toBeCloseTo(0.2, 9);
  expect(distribution.average).toBeCloseTo(
    loads.reduce((sum, load, n) => sum + n * load, 0),
    9,
  );
});

test("a tolerance wide enough for two loads is flagged on every peak it blurs", () => {
  const { assignments } = darFromIntactMasses(intact(0), { ...model, toleranceDa: 450 });
  expect(assignments.some(({ ambiguous }) => ambiguous)).toBe(true);
});

test("a spectrum that fits nothing, and masses of zero, are refused", () => {
  expect(() => darFromIntactMasses([{ massDa: 1000, intensity: 1 }], model)).toThrow(
    "no peak lies within 15 Da",
  );
  expect(() => darFromIntactMasses(intact(0), { ...model, addedDa: 0 })).toThrow("above 0");
});

test("hydrophobic-interaction areas of 0 to 8 drugs give their weighted mean", () => {
  const areas = [5, 22, 42, 22, 9].map((area, k) => ({ nDrugs: 2 * k, area }));
  const found = darFromHic(areas);
  // (0·5 + 2·22 + 4·42 + 6·22 + 8·9) / 100
  expect(found.average).toBeCloseTo(4.16, 12);
  expect(unconjugatedFraction(found)).toBeCloseTo(0.05, 12);
  expect(found.fractions.filter((_, n) => n % 2 === 1)).toEqual([0, 0, 0, 0]);
});

test("a drug that absorbs at the wavelength of detection makes the average too high unless it is corrected for", () => {
  const ratio = 0.03;
  const molecules = [0.1, 0.2, 0.4, 0.2, 0.1];
  const areas = molecules.map((share, k) => ({ nDrugs: 2 * k, area: share * (1 + 2 * k * ratio) }));
  expect(darFromHic(areas, ratio).average).toBeCloseTo(4, 12);
  expect(darFromHic(areas).average).toBeGreaterThan(4.1);
});

test("reduced chains give twice the load of a light and a heavy chain", () => {
  const light = [40, 60].map((area, nDrugs) => ({ nDrugs, area }));
  const heavy = [20, 40, 25, 15].map((area, nDrugs) => ({ nDrugs, area }));
  // 2 (0.6 + (40 + 50 + 45)/100)
  expect(averageDarFromReducedChains({ light, heavy })).toBeCloseTo(3.9, 12);
});

test("areas that cannot be are refused", () => {
  expect(() => darFromHic([{ nDrugs: 1.5, area: 1 }])).toThrow("1.5 drugs");
  expect(() => darFromHic([{ nDrugs: 2, area: -1 }])).toThrow("-1");
  expect(() => darFromHic([{ nDrugs: 2, area: 0 }])).toThrow("no peak has an area");
});

/** Coefficients made up for the test, of the size that antibodies and maytansinoids have. */
const coefficients = { antibody252: 83_000, antibody280: 224_000, drug252: 26_000, drug280: 5_300 };

test("absorbances of a known mixture give its load and concentrations back", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 8, noNaN: true }),
      fc.double({ min: 1e-7, max: 1e-5, noNaN: true }),
      (dar, molar) => {
        const at = (antibody: number, drug: number) => (antibody + dar * drug) * molar;
        const read = { at252: at(83_000, 26_000), at280: at(224_000, 5_300) };
        const found = darFromAbsorbance(read, coefficients);
        if (isProblem(found)) return dar < 1e-9;
        expect(found.average).toBeCloseTo(dar, 8);
        expect(found.antibodyUm / (1e6 * molar)).toBeCloseTo(1, 8);
        return true;
      },
    ),
    { seed: 7 },
  );
});

test("the interval from absorbances holds 95 % of repeated readings with that error", () => {
  const true35 = { at252: 0.174, at280: 0.242_55 };
  const found = darFromAbsorbance({ ...true35, cv: 0.01 }, coefficients);
  if (isProblem(found) || !found.interval) throw new Error("no interval");
  // First order against a change of both readings by ± one standard error in opposite directions: ± √2 cv in the ratio.
  const shifted = (sign: number) => {
    const half = (sign * 0.01) / Math.SQRT2;
    const again = darFromAbsorbance(
      { at252: true35.at252 * (1 + half), at280: true35.at280 * (1 - half) },
      coefficients,
    );
    return isProblem(again) ? Number.NaN : again.average;
  };
  const oneSigma = (shifted(1) - shifted(-1)) / 2;
  expect((found.interval.high - found.interval.low) / 2 / (1.959964 * oneSigma)).toBeCloseTo(1, 2);
  expect(found.interval.method).toContain("1 % relative error");
});

test("absorbances that no mixture gives, and coefficients too alike, are problems with the ratios they need", () => {
  const low = darFromAbsorbance({ at252: 0.3, at280: 1 }, coefficients);
  expect(isProblem(low) && low.needed).toContain("0.3705");
  const alike = darFromAbsorbance({ at252: 1, at280: 1 }, { ...coefficients, drug252: 83, drug280: 224 });
  expect(isProblem(alike) && alike.problem).toContain("same ratio");
  const dark = darFromAbsorbance({ at252: 0, at280: 1 }, coefficients);
  expect(isProblem(dark) && dark.needed).toContain("above 0");
});

test("binomial loads have the average asked for, and tend to Poisson's with many sites", () => {
  const few = binomialDar(3.5, 20);
  expect(few.average).toBeCloseTo(3.5, 9);
  expect(unconjugatedFraction(few)).toBeCloseTo(0.825 ** 20, 12);
  const many = binomialDar(3.5, 100_000);
  const poisson = poissonDar(3.5);
  // The two differ by about average²/(2 sites).
  for (let n = 0; n <= 8; n++)
    expect(Math.abs(many.fractions[n]! - poisson.fractions[n]!)).toBeLessThan(1e-4);
  expect(poisson.average).toBeCloseTo(3.5, 9);
  expect(unconjugatedFraction(poisson)).toBeCloseTo(Math.exp(-3.5), 12);
});

test("expectations of an empty and of a full antibody are certain", () => {
  expect(binomialDar(0, 8).fractions[0]).toBe(1);
  expect(binomialDar(8, 8).fractions[8]).toBe(1);
  expect(poissonDar(0).fractions[0]).toBe(1);
  expect(() => binomialDar(9, 8)).toThrow("9 on 8 sites");
  expect(() => poissonDar(-1)).toThrow("-1");
});

test("the interval from an error of each signal is that of first-order propagation", () => {
  const measured = darDistribution(loads);
  const found = intervalFromSignalError(measured, 0.05);
  // By differences: one signal a little higher at a time.
  const variance = loads.reduce((sum, load, n) => {
    const step = 1e-6 * load;
    const again = darDistribution(loads.map((each, k) => (k === n ? each + step : each)));
    return sum + (((again.average - measured.average) / step) * 0.05 * load) ** 2;
  }, 0);
  expect((found.high - found.low) / 2).toBeCloseTo(1.959964 * Math.sqrt(variance), 6);
  expect(found.method).toContain("5 % relative error");
  expect(() => intervalFromSignalError(measured, 0)).toThrow("0");
});

test("the interval from replicates is Student's", () => {
  const found = intervalFromReplicates([3.4, 3.5, 3.6]);
  // t(0.975, 2) = 4.30265; sd = 0.1.
  expect(found.high - found.average).toBeCloseTo((4.30265 * 0.1) / Math.sqrt(3), 5);
  expect(() => intervalFromReplicates([3.5])).toThrow("there is 1");
});

test("signals below zero, or none at all, are refused", () => {
  expect(() => darDistribution([1, -1])).toThrow("from 0 on");
  expect(() => darDistribution([0, 0])).toThrow("above 0");
});
