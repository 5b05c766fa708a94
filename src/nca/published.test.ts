import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type Analysis,
  analyse,
  aucMethod,
  type Case,
  type Profile,
  partialAuc,
  type Route,
  type Rules,
  segmentAuc,
  usualRules,
} from "./index.ts";

// Numbers of other programs on public data. What may not be shipped is read from a folder beside the checkout;
// without it those tests are skipped, and the ones on the project's own data remain.
const shared = new URL("../../../shared/reference/assays/nca/", import.meta.url);
const own = new URL("../../reference/nca/", import.meta.url);
const withoutShared = !existsSync(shared);
const note = withoutShared ? " (skipped: the data are not shipped)" : "";

type Row = Readonly<Record<string, number | string | null>>;
interface Peer {
  readonly results: readonly Row[];
}

const json = (folder: URL, name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** Rows of a CSV file, numbers where they read as numbers. */
function csv(folder: URL, name: string): readonly Readonly<Record<string, number>>[] {
  const [head = "", ...lines] = readFileSync(new URL(name, folder), "utf8").trim().split(/\r?\n/);
  const names = head.replaceAll('"', "").split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, k) => [names[k]!, Number(cell.replaceAll('"', ""))])),
  );
}

/** Printed numbers: PKNCA and NonCompart with 15 digits, WinNonlin with nine. */
const digits = { exact: 1e-8, winNonlin: 1e-8 };

function near(found: number, published: number | string | null | undefined, rel: number, what: string): void {
  if (published === null || published === undefined) {
    expect(found, what).toBeNaN();
    return;
  }
  const want = Number(published);
  // The absolute part is for zeros and for shares of 1 printed with nine decimals.
  expect(Math.abs(found - want), `${what}: ${found} and ${want}`).toBeLessThanOrEqual(
    rel * Math.abs(want) + 1e-9,
  );
}

/** Compares every parameter of ours with the column of theirs. */
function compare(analysis: Analysis, row: Row, names: Readonly<Record<string, string>>, rel: number): void {
  for (const [ours, theirs] of Object.entries(names)) {
    expect(row, theirs).toHaveProperty([theirs]);
    near(analysis.results[ours]!.value, row[theirs], rel, `${row.ID ?? row.id ?? row.Subject} ${ours}`);
  }
}

const common = {
  tlast: "tlast",
  clast: "clast.obs",
  lambda_z: "lambda.z",
  r2: "r.squared",
  adjusted_r2: "adj.r.squared",
  lambda_z_first: "lambda.z.time.first",
  lambda_z_last: "lambda.z.time.last",
  lambda_z_points: "lambda.z.n.points",
  clast_pred: "clast.pred",
  half_life: "half.life",
  span: "span.ratio",
  auc_last: "auclast",
  auc_all: "aucall",
  aumc_last: "aumclast",
  auc_inf: "aucinf.obs",
  auc_inf_pred: "aucinf.pred",
  aumc_inf: "aumcinf.obs",
  aumc_inf_pred: "aumcinf.pred",
  auc_extrapolated: "aucpext.obs",
  auc_extrapolated_pred: "aucpext.pred",
  cl: "cl.obs",
  cl_pred: "cl.pred",
  vz: "vz.obs",
  vz_pred: "vz.pred",
} as const;

const observed = { cmax: "cmax", tmax: "tmax" } as const;
const oral = {
  mrt_last: "mrt.last",
  mrt: "mrt.obs",
  mrt_pred: "mrt.pred",
  tlag: "tlag",
  half_life_effective: "thalf.eff.obs",
  kel: "kel.obs",
  cmin: "cmin",
} as const;
const intravenous = {
  mrt_last: "mrt.iv.last",
  mrt: "mrt.iv.obs",
  mrt_pred: "mrt.iv.pred",
  vss: "vss.iv.obs",
  vss_pred: "vss.iv.pred",
} as const;

const nonCompart = {
  cmax: "CMAX",
  cmax_per_dose: "CMAXD",
  tmax: "TMAX",
  tlast: "TLST",
  clast: "CLST",
  clast_pred: "CLSTP",
  lambda_z: "LAMZ",
  half_life: "LAMZHL",
  lambda_z_first: "LAMZLL",
  lambda_z_last: "LAMZUL",
  lambda_z_points: "LAMZNPT",
  r2: "R2",
  adjusted_r2: "R2ADJ",
  auc_last: "AUCLST",
  auc_all: "AUCALL",
  auc_inf: "AUCIFO",
  auc_inf_per_dose: "AUCIFOD",
  auc_inf_pred: "AUCIFP",
  auc_inf_pred_per_dose: "AUCIFPD",
  correlation: "CORRXY",
  auc_extrapolated: "AUCPEO",
  auc_extrapolated_pred: "AUCPEP",
  aumc_last: "AUMCLST",
  aumc_inf: "AUMCIFO",
  aumc_inf_pred: "AUMCIFP",
  aumc_extrapolated: "AUMCPEO",
  aumc_extrapolated_pred: "AUMCPEP",
} as const;
const nonCompartOral = {
  tlag: "TLAG",
  cl: "CLFO",
  cl_pred: "CLFP",
  vz: "VZFO",
  vz_pred: "VZFP",
  mrt_last: "MRTEVLST",
  mrt: "MRTEVIFO",
  mrt_pred: "MRTEVIFP",
} as const;
const nonCompartIntravenous = {
  cl: "CLO",
  cl_pred: "CLP",
  vz: "VZO",
  vz_pred: "VZP",
  vss: "VSSO",
  vss_pred: "VSSP",
  mrt_last: "MRTIVLST",
  mrt: "MRTIVIFO",
  mrt_pred: "MRTIVIFP",
} as const;

const winNonlin = {
  cmax: "Cmax",
  cmax_per_dose: "Cmax_D",
  tmax: "Tmax",
  tlast: "Tlast",
  clast: "Clast",
  lambda_z: "Lambda_z",
  half_life: "HL_Lambda_z",
  lambda_z_first: "Lambda_z_lower",
  lambda_z_last: "Lambda_z_upper",
  lambda_z_points: "No_points_lambda_z",
  r2: "Rsq",
  adjusted_r2: "Rsq_adjusted",
  auc_last: "AUClast",
  auc_all: "AUCall",
  auc_inf: "AUCINF_obs",
  auc_inf_pred: "AUCINF_pred",
  auc_inf_per_dose: "AUCINF_D_obs",
  correlation: "Corr_XY",
  auc_extrapolated: "AUC_%Extrap_obs",
  auc_extrapolated_pred: "AUC_%Extrap_pred",
  aumc_last: "AUMClast",
  aumc_inf: "AUMCINF_obs",
  aumc_inf_pred: "AUMCINF_pred",
  aumc_extrapolated: "AUMC_%Extrap_obs",
  aumc_extrapolated_pred: "AUMC_%Extrap_pred",
  mrt_last: "MRTlast",
  mrt: "MRTINF_obs",
  mrt_pred: "MRTINF_pred",
} as const;
const winNonlinOral = {
  tlag: "Tlag",
  cl: "Cl_F_obs",
  cl_pred: "Cl_F_pred",
  vz: "Vz_F_obs",
  vz_pred: "Vz_F_pred",
} as const;
const winNonlinIntravenous = {
  cl: "Cl_obs",
  cl_pred: "Cl_pred",
  vz: "Vz_obs",
  vz_pred: "Vz_pred",
  vss: "Vss_obs",
  vss_pred: "Vss_pred",
} as const;
const winNonlinBolus = {
  c0: "C0",
  auc_back_extrapolated: "AUC_%Back_Ext_obs",
  auc_back_extrapolated_pred: "AUC_%Back_Ext_pred",
} as const;

interface Set {
  readonly block: string;
  readonly data: string;
  readonly route: Route;
}

const sets: readonly Set[] = [
  { block: "theoph", data: "theoph_oral_1_12", route: { kind: "extravascular" } },
  { block: "indometh_bolus", data: "indometh_bolus_1_3", route: { kind: "bolus" } },
  { block: "indometh_infusion", data: "indometh_infusion_1_3", route: { kind: "infusion", durationH: 0.25 } },
  { block: "warfarin_odd", data: "warfarin_odd", route: { kind: "extravascular" } },
];

/** The analysis of every subject of a set, by its number in the file. */
function analyses(set: Set, rules: Partial<Rules>): ReadonlyMap<string, Analysis> {
  const rows = csv(shared, `data/${set.data}.csv`);
  return new Map(
    csv(shared, `data/${set.data}_dose.csv`).map((dose) => {
      const own = rows.filter((row) => row.ID === dose.ID);
      const profile = {
        times: own.map((row) => row.TIME!),
        concentrations: own.map((row) => row.CONC!),
        dose: dose.DOSE!,
        route: set.route,
      };
      return [String(dose.ID), analyse(profile, { ...usualRules, ...rules })];
    }),
  );
}

const methodNames = { lin_up_log_down: "linear-up-log-down", linear: "linear", lin_log: "linear-log" };

/**
 * NonCompart ends a curve that is too short with one more trapezoid (logarithmic when it falls) from the last value measured to the
 * regression line at the time asked for.
 */
function joinedToLine(method: string, { curve, slope }: Case, from: number, to: number): number {
  const t1 = curve.times.at(-1)!;
  const whole = partialAuc(aucMethod(method), curve, from, Math.min(t1, to));
  if (to <= t1 || "why" in slope) return whole;
  const c2 = Math.exp(slope.intercept - slope.rate * to);
  const c1 = curve.concentrations.at(-1)!;
  return whole + segmentAuc(c2 < c1 ? "log" : "linear", { t1, t2: to, c1, c2, tmax: 0 });
}

/** PKNCA's lin-log rule gives no area where two concentrations after Tmax are equal (0/0); such a stretch is level. */
const levelAfterTmax = ({ prepared: { curve } }: Analysis): boolean =>
  curve.concentrations.some((c, k) => c > 0 && c === curve.concentrations[k + 1]);

describe.skipIf(withoutShared).each(sets)(`$block${note}`, (set) => {
  const block = withoutShared ? {} : json(shared, "nca_single_dose.json")[set.block];

  test.each(Object.entries(methodNames))("equals PKNCA 0.12.1 with %s", (theirs, method) => {
    const peer: Peer = block.PKNCA[theirs];
    // PKNCA leaves Tmax out of the slope for every route, and counts a C0 that it adds itself as Cmax.
    const found = analyses(set, { method, includeTmax: "never" });
    expect(peer.results.length).toBe(found.size);
    const route = set.route.kind === "extravascular" ? oral : intravenous;
    const measured = set.route.kind === "bolus" ? { c0: "cmax" } : observed;
    for (const row of peer.results) {
      const analysis = found.get(String(row.ID))!;
      if (theirs === "lin_log" && row.auclast === null) {
        expect(levelAfterTmax(analysis)).toBe(true);
        compare(analysis, row, { lambda_z: "lambda.z", clast_pred: "clast.pred" }, digits.exact);
      } else compare(analysis, row, { ...common, ...route, ...measured }, digits.exact);
    }
  });

  test.each([
    ["Linear", "linear"],
    ["Log", "linear-up-log-down"],
  ])("equals NonCompart 0.8.0 with %s", (theirs, method) => {
    const peer: Peer = block.NonCompart[theirs];
    const found = analyses(set, { method });
    const route = set.route.kind === "extravascular" ? nonCompartOral : nonCompartIntravenous;
    const bolus =
      set.route.kind === "bolus"
        ? { c0: "C0", auc_back_extrapolated: "AUCPBEO", auc_back_extrapolated_pred: "AUCPBEP" }
        : {};
    for (const row of peer.results) {
      const own = found.get(String(row.id))!;
      compare(own, row, { ...nonCompart, ...route, ...bolus }, digits.exact);
      near(Math.log(own.results.lambda_z_c0!.value), row.b0, digits.exact, `${row.id} b0`);
    }
  });

  test.skipIf(!block.WinNonlin).each([
    ["Linear", "linear"],
    ["Log", "linear-up-log-down"],
  ])("equals Phoenix WinNonlin with %s", (theirs, method) => {
    const rows: readonly Row[] = block.WinNonlin[theirs];
    const found = analyses(set, { method });
    const route = set.route.kind === "extravascular" ? winNonlinOral : winNonlinIntravenous;
    const bolus = set.route.kind === "bolus" ? winNonlinBolus : {};
    expect(rows.length).toBe(found.size);
    for (const row of rows) {
      compare(found.get(String(row.Subject))!, row, { ...winNonlin, ...route, ...bolus }, digits.winNonlin);
    }
  });

  test.skipIf(!block.partial_NonCompart).each([
    ["Linear", "linear"],
    ["Log", "linear-up-log-down"],
  ])("has the partial areas of NonCompart 0.8.0 with %s", (theirs, method) => {
    const rows: readonly Row[] = block.partial_NonCompart[theirs];
    const found = analyses(set, { method });
    for (const row of rows) {
      const { prepared } = found.get(String(row.id))!;
      for (const [name, want] of Object.entries(row)) {
        const [, from, to] = /^AUC\[(.+)-(.+)\]$/.exec(name) ?? [];
        if (from === undefined) continue;
        near(joinedToLine(method, prepared, Number(from), Number(to)), want, digits.exact, name);
      }
    }
  });

  test.skipIf(!block.partial_PKNCA)("has the partial areas of PKNCA 0.12.1", () => {
    const peer: Peer = block.partial_PKNCA;
    const found = analyses(set, {});
    for (const row of peer.results) {
      const { method, curve, toLast } = found.get(String(row.ID))!.prepared;
      const [from, to] = [Number(row.start), Number(row.end)];
      const last = Math.min(to, toLast.times.at(-1)!);
      near(
        partialAuc(method, curve, from, last),
        row["aucint.last"],
        digits.exact,
        `${row.ID} to ${row.end}`,
      );
      // Within the samples the area with a tail is the same; PKNCA finds another λz in every stretch, so beyond them it is not compared.
      if (to > toLast.times.at(-1)!) continue;
      const named = analyses(set, { partial: { stretch: { fromH: from, toH: to } } });
      const { value } = named.get(String(row.ID))!.results.stretch!;
      near(value, row["aucint.inf.obs"], digits.exact, `${row.ID} ${from} to ${to} h`);
    }
  });
});

interface Blq {
  readonly results: readonly Row[];
}

const adc = json(own, "synthetic_adc_blq_a.json");
const adcRows = csv(own, "synthetic_adc_blq_a.csv");

const adcProfile = (id: number): Profile => {
  const rows = adcRows.filter((row) => row.ID === id);
  return {
    times: rows.map((row) => row.TIME!),
    concentrations: rows.map((row) => row.CONC_RAW!),
    belowLimit: rows.map((row) => row.BLQ === 1),
    lloq: adc.lloq,
    dose: rows[0]!.DOSE!,
    route: { kind: "infusion", durationH: 0.5 },
  };
};

const adcNames = {
  cmax: "cmax",
  tmax: "tmax",
  tlast: "tlast",
  clast: "clast.obs",
  lambda_z: "lambda.z",
  r2: "r.squared",
  adjusted_r2: "adj.r.squared",
  lambda_z_first: "lambda.z.time.first",
  lambda_z_last: "lambda.z.time.last",
  lambda_z_points: "lambda.z.n.points",
  clast_pred: "clast.pred",
  half_life: "half.life",
  span: "span.ratio",
  auc_last: "auclast",
  auc_all: "aucall",
  auc_inf: "aucinf.obs",
  aumc_inf: "aumcinf.obs",
  auc_extrapolated: "aucpext.obs",
  cl: "cl.obs",
  mrt: "mrt.iv.obs",
  vz: "vz.obs",
  vss: "vss.iv.obs",
} as const;

describe("a synthetic conjugate with values below the limit", () => {
  test.each([
    ["standard", "default_first_keep_middle_drop_last_keep"],
    ["zero", "all_zero"],
    ["drop-after-tmax", "tmax_rule"],
  ])("rule %s equals PKNCA 0.12.1 with %s", (blq, theirs) => {
    const peer: Blq = adc.PKNCA[theirs];
    expect(peer.results).toHaveLength(12);
    for (const row of peer.results) {
      compare(analyse(adcProfile(Number(row.ID)), { ...usualRules, blq }), row, adcNames, digits.exact);
    }
  });

  test("half-lloq equals PKNCA 0.12.1 in areas to the last point and λz; Tlast moves with the values put in", () => {
    // PKNCA takes Clast from the measured values but the area from those put in, so that its AUC∞ counts the time
    // between them twice; AUC∞ and what follows from it are not compared.
    const { auc_last, auc_all, lambda_z, lambda_z_points, half_life, r2, span, cmax, tmax } = adcNames;
    const names = { auc_last, auc_all, lambda_z, lambda_z_points, half_life, r2, span, cmax, tmax };
    const peer: Blq = adc.PKNCA.half_lloq_everywhere;
    for (const row of peer.results) {
      const found = analyse(adcProfile(Number(row.ID)), { ...usualRules, blq: "half-lloq" });
      compare(found, row, names, digits.exact);
      expect(found.results.tlast!.value).toBe(504);
    }
  });

  test("drop equals PKNCA 0.12.1 in the slope; without a sample at the dose the area begins at 0 as in WinNonlin", () => {
    const { cmax, tmax, tlast, clast, lambda_z, half_life, lambda_z_points } = adcNames;
    const names = { cmax, tmax, tlast, clast, lambda_z, half_life, lambda_z_points };
    const peer: Blq = adc.PKNCA.all_drop;
    const zero: Blq = adc.PKNCA.tmax_rule;
    for (const [k, row] of peer.results.entries()) {
      const found = analyse(adcProfile(Number(row.ID)), { ...usualRules, blq: "drop" });
      compare(found, row, names, digits.exact);
      expect(row.auclast).toBeNull();
      near(found.results.auc_last!.value, zero.results[k]!.auclast, digits.exact, `${row.ID} auc_last`);
      expect(found.results.auc_last!.notes).toContain("no sample at the dose; concentration then taken as 0");
    }
  });
});

const weekly = "nimotuzumab, an antibody given every week";

describe.skipIf(withoutShared)(weekly + note, () => {
  const block = withoutShared ? { subjects: [] } : json(shared, "nca_multidose_blq_power.json").nimotuzumab;
  const rows = withoutShared ? [] : csv(shared, "data/nimotuzumab_odd.csv");
  const doses = withoutShared ? [] : csv(shared, "data/nimotuzumab_odd_dose.csv");

  test("the first interval has the area, Cmax, Tmax and Cmin of PKNCA 0.12.1", () => {
    expect(block.subjects).toHaveLength(7);
    for (const subject of block.subjects) {
      const given = doses.filter((dose) => dose.ID === Number(subject.ID));
      const tau = given[1]!.TIME!;
      const samples = rows.filter((row) => row.ID === Number(subject.ID));
      const within = samples.filter((row) => row.TIME! <= tau);
      const { results } = analyse({
        times: within.map((row) => row.TIME!),
        concentrations: within.map((row) => row.CONC!),
        dose: subject.dose,
        route: { kind: "infusion", durationH: given[0]!.DUR! },
        tauH: tau,
      });
      const want = subject.first_interval;
      const names = { auc_last: "auclast", cmax: "cmax", tmax: "tmax", cmin: "cmin" };
      for (const [ours, theirs] of Object.entries(names)) {
        near(results[ours]!.value, want[theirs], digits.exact, `${subject.ID} ${ours}`);
      }
      // PKNCA closes the interval between the last sample and the first one after the next dose.
      const curve = {
        times: samples.map((row) => row.TIME!),
        concentrations: samples.map((row) => row.CONC!),
      };
      const method = aucMethod("linear-up-log-down");
      near(partialAuc(method, curve, 0, tau), want["aucint.last"], digits.exact, `${subject.ID} AUCτ`);
      // PKNCA divides AUClast by τ; ours is AUCτ/τ.
      near(want.cav * tau, want.auclast, digits.exact, "their Cavg");
      if (!Number.isNaN(results.auc_tau!.value)) {
        near(results.cavg!.value * tau, results.auc_tau!.value, digits.exact, "our Cavg");
      }
    }
  });

  test("after the last dose Cmax, Tlast and λz are those of PKNCA 0.12.1", () => {
    for (const subject of block.subjects) {
      const start = subject.last_dose_time;
      const samples = rows.filter((row) => row.ID === Number(subject.ID) && row.TIME! >= start);
      const analysis = analyse(
        {
          times: samples.map((row) => row.TIME! - start),
          concentrations: samples.map((row) => row.CONC!),
          dose: subject.dose,
          route: { kind: "infusion", durationH: subject.last_dose_duration },
          afterEarlierDoses: true,
        },
        { ...usualRules, includeTmax: "never" },
      );
      // Without a sample at the dose PKNCA gives no area, so the file holds none.
      const names = Object.fromEntries(
        Object.entries({ ...common, ...observed }).filter(([, theirs]) => theirs in subject.after_last_dose),
      );
      expect(Object.keys(names)).toContain("lambda_z");
      compare(analysis, { ID: subject.ID, ...subject.after_last_dose }, names, digits.exact);
    }
  });
});
