import type { LibraryModel } from "../types.ts";

/** A form of target-mediated disposition, and the values that it alone needs. */
interface Form {
  readonly form: string;
  readonly called: string;
  readonly turnover: string;
  readonly binding: string;
}

const turnover = `param kdeg = 0.1 1/d   "loss of free target"            reported nlmixr2lib
`;
const steady = `param Kss_mass = 1.1 mg/L "quasi-steady-state constant, as mass of antibody" reported nlmixr2lib
Kss = Kss_mass / MW
`;

/** One typical antibody; the forms differ in what they say of binding. */
const archetype = ({ form, called, turnover, binding }: Form): LibraryModel => ({
  name: `tmdd-${form}-archetype`,
  summary: `A typical antibody with a target in plasma, ${called} form`,
  text: `model tmdd-${form}-archetype
title "A typical antibody with a target in plasma, ${called} form"
cite nlmixr2lib gibiansky2008

param CL  = 0.2 L/d    "clearance"                      reported nlmixr2lib
param Vc  = 3 L        "central volume"                 reported nlmixr2lib
param Vp  = 3 L        "peripheral volume"              reported nlmixr2lib
param Q   = 0.5 L/d    "distribution clearance"         reported nlmixr2lib
param R0_mass = 0.1 mg/L "target without drug, as mass of antibody that it binds" reported nlmixr2lib
${turnover}param kint = 1 1/d     "loss of the complex"            reported nlmixr2lib
param MW  = 150 kDa    "molar mass"                     derived "an immunoglobulin G"
${binding}R0 = R0_mass / MW
use tmdd-${form}
`,
});

/** A typical antibody with a target in plasma, full form. */
export const tmddFullArchetype = archetype({
  form: "full",
  called: "full",
  turnover,
  binding: `param kon = 8.6956521739130430 1/(nM*d) "association"  derived "(koff + kint)/Kss with Kss 7.33 nM and koff 62.8 per d"
param koff = 62.768115942028985 1/d "dissociation"       assumed "binding much faster than internalisation" range 5..500
`,
});

/** A typical antibody with a target in plasma, quasi-steady-state form. */
export const tmddQssArchetype = archetype({
  form: "qss",
  called: "quasi-steady-state",
  turnover,
  binding: steady,
});

/** A typical antibody with a target in plasma, Michaelis-Menten form. */
export const tmddMmArchetype = archetype({
  form: "mm",
  called: "Michaelis-Menten",
  turnover: "",
  binding: steady,
});
