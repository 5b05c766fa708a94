import { type Course, logVolume } from "../baseline.ts";
import type { Duration } from "../survival/types.ts";

/** When a tumour has reached its endpoint. */
export type Endpoint =
  /** k times the first volume. */
  | { readonly kind: "fold"; readonly fold: number }
  /** mm³. */
  | { readonly kind: "volume"; readonly volume: number };

/** How a mouse that is found dead counts: its tumour did not reach the endpoint (censored), or death is an event too. */
export type FoundDead = "censored" | "event";

/** Rules of the time to an endpoint. */
export interface EndpointRules {
  readonly endpoint: Endpoint;
  readonly foundDead: FoundDead;
  /** mm³ that a volume of 0 counts as. */
  readonly zeroAs: number;
}

/** How large the tumour of a course is at the endpoint, mm³. */
export const endpointVolume = ({ start }: Course, endpoint: Endpoint): number =>
  endpoint.kind === "fold" ? endpoint.fold * start : endpoint.volume;

/**
 * Time from the start of treatment to the endpoint: the first crossing between two visits, by a straight line in ln V,
 *
 *   t = t₁ + (t₂ − t₁) ln(Vₑ/V₁) / ln(V₂/V₁)
 *
 * A mouse whose tumour never gets there is censored at its last visit, whether it was alive or sacrificed then. A mouse found dead
 * before is censored at its last visit, too, or counts as an event on the day it was found.
 */
export function timeToEndpoint(course: Course, rules: EndpointRules): Duration {
  const { days, volumes, mouse } = course;
  const wanted = endpointVolume(course, rules.endpoint);
  const at = volumes.findIndex((volume) => volume >= wanted);
  if (at === 0) return { time: days[0]!, event: true };
  if (at > 0) return { time: crossing(course, at, wanted, rules.zeroAs), event: true };
  const died = mouse.end.kind === "found dead" && rules.foundDead === "event";
  return died ? { time: course.endDay, event: true } : { time: days.at(-1) ?? 0, event: false };
}

function crossing({ days, volumes }: Course, at: number, wanted: number, zeroAs: number): number {
  const [t1, t2] = [days[at - 1]!, days[at]!];
  const [low, high] = [logVolume(volumes[at - 1]!, zeroAs), logVolume(volumes[at]!, zeroAs)];
  return t1 + ((t2 - t1) * (Math.log(wanted) - low)) / (high - low);
}
