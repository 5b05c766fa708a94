import type { Tables } from "../step/index.ts";
import { analyseSubject } from "./analysed.ts";
import { isMolar, outputUnits } from "./output-units.ts";
import { ppTable } from "./pp/table.ts";
import { meanProfiles } from "./sparse/pool.ts";
import { sparseTable } from "./sparse/table.ts";
import type { Settings, SubjectRecord, UnitsGiven } from "./spec.ts";
import { parameterTable, wideTable } from "./tables/parameters.ts";
import { pointTable, slopeTable } from "./tables/points.ts";

/** Subjects of a simulation whose points are kept for a look. */
const nShown = 12;

/**
 * The tables of some subjects: `parameters`, `subjects_wide`, `lambda_z_points`, `points` (of a simulation, which holds its points
 * itself, for the first dozen subjects), and where they are asked for `sparse` and `pp`.
 *
 * @param measured whether the subjects are measured: then every result names the samples behind it.
 */
export function resultTables(
  subjects: readonly SubjectRecord[],
  given: UnitsGiven,
  settings: Settings,
  measured: boolean,
): Tables {
  const units = outputUnits(settings, given, isMolar(given.concentration));
  const pools = settings.sparse ? meanProfiles(subjects, settings) : [];
  const analysed = (settings.sparse ? pools.map(({ record }) => record) : subjects).flatMap((subject) =>
    analyseSubject(subject, settings),
  );
  return {
    parameters: parameterTable(analysed, units, settings, measured),
    subjects_wide: wideTable(analysed, units, settings),
    lambda_z_points: slopeTable(analysed, units),
    points: pointTable(
      measured ? analysed : analysed.filter(({ subject }) => Number(subject) <= nShown),
      units,
    ),
    ...(settings.sparse ? { sparse: sparseTable(pools, units, settings) } : {}),
    ...(settings.pp === null ? {} : { pp: ppTable(analysed, units, settings) }),
  };
}
