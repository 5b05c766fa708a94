import { occupancy, type SingleAgents } from "../types.ts";
import type { NullModel } from "./types.ts";

/**
 * MuSyC without synergy of any kind: neither drug changes the potency (α = 1) or the steepness (γ = 1) of the other, and both
 * together reach what the stronger one does (β = 0). The four states then fill independently.
 */
export const musycNull: NullModel = {
  name: "musyc",
  printed: "MuSyC without synergy",
  equation:
    "Σ over states of share × response; shares are products of occupancies, both drugs reach the stronger limit",
  cite: ["meyer2019", "wooten2021"],
  says: "the drugs bind independently and together reach the limit of the stronger one",
  maxima: "own",
  shamIsAdditive: false,
  response,
};

function response({ control, drug1, drug2 }: SingleAgents, d1: number, d2: number): number {
  const [o1, o2] = [occupancy(drug1, d1), occupancy(drug2, d2)];
  const [m1, m2] = [drug1.limit - control, drug2.limit - control];
  const both = Math.abs(m1) > Math.abs(m2) ? m1 : m2;
  return control + m1 * o1 * (1 - o2) + m2 * o2 * (1 - o1) + both * o1 * o2;
}
