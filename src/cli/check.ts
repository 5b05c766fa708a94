import { planFromDisk } from "./planning.ts";

/** `tapworks check`: every problem of a study file at once. */
export function check(path: string, options: { readonly json?: boolean }): void {
  const planned = planFromDisk(path, options.json === true);
  if (!planned) return;
  const { plan } = planned;
  const summary = {
    event: "checked",
    study: plan.path,
    steps: plan.steps.length,
    claims: plan.claims.length,
  };
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else
    process.stdout.write(
      `${plan.path}: ${plan.steps.length} steps and ${plan.claims.length} claims, ready to run.\n`,
    );
}
