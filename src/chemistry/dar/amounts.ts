/** What one antibody with its drugs weighs, in Da (= ng/nmol). */
export interface ConjugateMasses {
  /** Average mass of the antibody; with its glycans when the conjugate is weighed with them. */
  readonly antibodyDa: number;
  /** Average mass that one drug with its linker adds. */
  readonly addedDa: number;
  /** Average mass of the free drug. */
  readonly payloadDa: number;
  /** Average number of drugs per antibody. */
  readonly dar: number;
}

/** One amount of a conjugate, every way it is asked for. */
export interface ConjugateAmount {
  readonly conjugateMg: number;
  /** Of antibody, which is that of conjugate. */
  readonly antibodyNmol: number;
  readonly payloadNmol: number;
  readonly payloadUg: number;
}

/** Average mass of the conjugate, Da: antibody + average load × added. */
export const conjugateMassDa = ({ antibodyDa, addedDa, dar }: ConjugateMasses): number =>
  antibodyDa + dar * addedDa;

/** Mass of free drug per mass of conjugate: load × drug / conjugate. */
export const payloadMassFraction = (masses: ConjugateMasses): number =>
  (masses.dar * masses.payloadDa) / conjugateMassDa(masses);

/** The same amount from nmol of antibody. 1 nmol × 1 Da = 1 ng. */
export const amountFromNmol = (antibodyNmol: number, masses: ConjugateMasses): ConjugateAmount => ({
  conjugateMg: antibodyNmol * conjugateMassDa(masses) * 1e-6,
  antibodyNmol,
  payloadNmol: antibodyNmol * masses.dar,
  payloadUg: antibodyNmol * masses.dar * masses.payloadDa * 1e-3,
});

/** The same amount from mg of conjugate. */
export const amountFromMg = (conjugateMg: number, masses: ConjugateMasses): ConjugateAmount =>
  amountFromNmol((conjugateMg * 1e6) / conjugateMassDa(masses), masses);

/** The same amount from µg of payload. @throws RangeError when the conjugate carries none. */
export function amountFromPayloadUg(payloadUg: number, masses: ConjugateMasses): ConjugateAmount {
  if (!(masses.dar > 0)) throw new RangeError("a conjugate without drug has no amount by its drug");
  return amountFromNmol((payloadUg * 1e3) / (masses.dar * masses.payloadDa), masses);
}
