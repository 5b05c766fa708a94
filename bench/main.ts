import { cpus } from "node:os";
import { chemistry } from "./chemistry.ts";
import { combination } from "./combination.ts";
import { commandLine } from "./command-line.ts";
import { doseResponse } from "./dose-response.ts";
import { engine } from "./engine.ts";
import { escalation } from "./escalation.ts";
import { escalationCalendar } from "./escalation-calendar.ts";
import { escalationModels } from "./escalation-models.ts";
import { library } from "./library.ts";
import type { Bench, Measurement } from "./measure.ts";
import { nca } from "./nca.ts";
import { population } from "./population.ts";
import { sensitivities } from "./sensitivities.ts";
import { tables } from "./tables.ts";
import { transport } from "./transport.ts";
import { xenograft } from "./xenograft.ts";

const benches: readonly Bench[] = [
  commandLine,
  tables,
  chemistry,
  escalation,
  doseResponse,
  combination,
  nca,
  xenograft,
  escalationModels,
  escalationCalendar,
  engine,
  sensitivities,
  population,
  transport,
  library,
];

const args = process.argv.slice(2);
const json = args.includes("--json");
const names = args.filter((arg) => !arg.startsWith("--"));
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no bench is called ${unknown.join(", ")}; there are ${benches.map((bench) => bench.name).join(", ")}\n`,
  );
  process.exit(2);
}

const print = (m: Measurement) =>
  [
    m.name.padEnd(48),
    `${m.value.toPrecision(3)} ${m.unit}`.padStart(12),
    `${m.ratio.toPrecision(3)} × ${m.baseline}`.padEnd(34),
    (m.error === null ? "" : `error ${m.error.toExponential(1)}`).padEnd(16),
    m.aim,
  ].join("  ");

if (!json)
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? "processor"}, Node ${process.version}\n`);
for (const bench of benches) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  for (const measurement of bench.measure()) {
    process.stdout.write(`${json ? JSON.stringify(measurement) : print(measurement)}\n`);
  }
}
