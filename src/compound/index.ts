/** One ADC: antibody, target, linker, payload, lot, and which model describes it in which species. */
export interface Compound {
  readonly name: string;
}
