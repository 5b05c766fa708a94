import { type Issue, nearest, type Path, type YamlText } from "../source/index.ts";

interface Needy {
  readonly name: string;
  readonly kind: { readonly kind: string };
  readonly needs: readonly { readonly step: string; readonly at: Path }[];
}

/**
 * The steps in an order in which each follows those it needs, keeping the file's order where it can. Steps that
 * need what does not exist, or depend on themselves, are left out and reported.
 */
export function inOrder<T extends Needy>(
  steps: readonly T[],
  names: readonly string[],
  yaml: YamlText,
  issues: Issue[],
): T[] {
  const report = (step: T, at: Path, code: string, text: { found: string; needed: string; write?: string }) =>
    issues.push({
      code,
      severity: "error",
      where: yaml.place(["steps", step.name, step.kind.kind, ...at]),
      ...text,
    });
  for (const step of steps) {
    for (const need of step.needs.filter((need) => !names.includes(need.step))) {
      const others = names.filter((name) => name !== step.name);
      const near = nearest(need.step, others);
      report(step, need.at, "study.no-such-step", {
        found: `there is no step "${need.step}"`,
        needed: others.length > 0 ? `one of ${others.join(", ")}` : "another step",
        ...(near ? { write: near } : {}),
      });
    }
  }
  const placed: T[] = [];
  const waiting = new Set(steps);
  const ready = (step: T) => step.needs.every((need) => placed.some((other) => other.name === need.step));
  for (let next = find(waiting, ready); next; next = find(waiting, ready)) {
    placed.push(next);
    waiting.delete(next);
  }
  for (const step of waiting) {
    const loop = loopFrom(step, steps);
    const [first] = step.needs;
    if (!loop || !first) continue;
    report(step, first.at, "study.circular", {
      found: `step "${step.name}" depends on itself: ${loop.join(" → ")}`,
      needed: "steps that read only from others that do not read from them",
    });
  }
  return placed;
}

function find<T>(set: ReadonlySet<T>, test: (item: T) => boolean): T | undefined {
  for (const item of set) if (test(item)) return item;
  return undefined;
}

function loopFrom(start: Needy, steps: readonly Needy[]): string[] | undefined {
  const search = (at: Needy, trail: readonly string[]): string[] | undefined => {
    for (const need of at.needs) {
      if (need.step === start.name) return [...trail, need.step];
      const next = steps.find((step) => step.name === need.step);
      if (!next || trail.includes(next.name)) continue;
      const found = search(next, [...trail, next.name]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start.name]);
}
