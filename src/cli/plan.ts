import { printPlan } from "../study/index.ts";
import { planFromDisk } from "./planning.ts";

/** `tapworks plan`: every setting, defaults included. */
export function showPlan(path: string, options: { readonly json?: boolean }): void {
  const planned = planFromDisk(path, options.json === true);
  if (!planned) return;
  process.stdout.write(
    options.json ? `${JSON.stringify({ event: "plan", ...planned.plan })}\n` : printPlan(planned.plan),
  );
}
