/** How the SDTM domain PP calls a parameter: PPTESTCD and PPTEST. */
export interface PpName {
  readonly code: string;
  readonly test: string;
}

const name = (code: string, test: string): PpName => ({ code, test });

/**
 * Names of parameters in the SDTM domain PP, after CDISC's list PKPARMCD. Those that the list does not hold are the project's own,
 * which the list allows; `docs/nca.md` names them.
 */
export const ppNames: Readonly<Record<string, PpName>> = {
  cmax: name("CMAX", "Max Conc"),
  tmax: name("TMAX", "Time of CMAX"),
  tlag: name("TLAG", "Time Until First Nonzero Conc"),
  tlast: name("TLST", "Time of Last Nonzero Conc"),
  clast: name("CLST", "Last Nonzero Conc"),
  c0: name("C0", "Initial Conc"),
  cmax_per_dose: name("CMAXD", "Max Conc Norm by Dose"),
  lambda_z: name("LAMZ", "Lambda z"),
  half_life: name("LAMZHL", "Half-Life Lambda z"),
  lambda_z_points: name("LAMZNPT", "Number of Points for Lambda z"),
  lambda_z_first: name("LAMZLL", "Lambda z Lower Limit"),
  lambda_z_last: name("LAMZUL", "Lambda z Upper Limit"),
  r2: name("R2", "R Squared"),
  adjusted_r2: name("R2ADJ", "R Squared Adjusted"),
  lambda_z_c0: name("LAMZC0", "Conc at Time 0 on Lambda z Line"),
  correlation: name("CORRXY", "Correlation Between TimeX and Log ConcY"),
  span: name("LAMZSPN", "Lambda z Span"),
  clast_pred: name("CLSTP", "Last Nonzero Conc Pred"),
  auc_last: name("AUCLST", "AUC to Last Nonzero Conc"),
  auc_all: name("AUCALL", "AUC All"),
  aumc_last: name("AUMCLST", "AUMC to Last Nonzero Conc"),
  auc_inf: name("AUCIFO", "AUC Infinity Obs"),
  aumc_inf: name("AUMCIFO", "AUMC Infinity Obs"),
  auc_extrapolated: name("AUCPEO", "AUC %Extrapolation Obs"),
  aumc_extrapolated: name("AUMCPEO", "AUMC %Extrapolation Obs"),
  auc_back_extrapolated: name("AUCPBEO", "AUC %Back Extrapolation Obs"),
  auc_inf_pred: name("AUCIFP", "AUC Infinity Pred"),
  aumc_inf_pred: name("AUMCIFP", "AUMC Infinity Pred"),
  auc_extrapolated_pred: name("AUCPEP", "AUC %Extrapolation Pred"),
  aumc_extrapolated_pred: name("AUMCPEP", "AUMC %Extrapolation Pred"),
  auc_back_extrapolated_pred: name("AUCPBEP", "AUC %Back Extrapolation Pred"),
  auc_last_per_dose: name("AUCLSTD", "AUC to Last Nonzero Conc Norm by Dose"),
  auc_inf_per_dose: name("AUCIFOD", "AUC Infinity Obs Norm by Dose"),
  auc_inf_pred_per_dose: name("AUCIFPD", "AUC Infinity Pred Norm by Dose"),
  mrt_last: name("MRTIVLST", "MRT Intravasc to Last Nonzero Conc"),
  mrt: name("MRTIVIFO", "MRT Intravasc Infinity Obs"),
  mrt_pred: name("MRTIVIFP", "MRT Intravasc Infinity Pred"),
  cl: name("CLO", "Total CL Obs"),
  cl_pred: name("CLP", "Total CL Pred"),
  vz: name("VZO", "Vz Obs"),
  vz_pred: name("VZP", "Vz Pred"),
  vss: name("VSSO", "Vol Dist Steady State Obs"),
  vss_pred: name("VSSP", "Vol Dist Steady State Pred"),
  half_life_effective: name("EFFHL", "Effective Half-Life"),
  kel: name("KEL", "Elimination Rate, Inverse of MRT"),
  auc_tau: name("AUCTAU", "AUC Over Dosing Interval"),
  aumc_tau: name("AUMCTAU", "AUMC Over Dosing Interval"),
  cavg: name("CAVG", "Average Conc"),
  ctrough: name("CTROUGH", "Conc Trough"),
  cmin: name("CMIN", "Min Conc"),
  fluctuation: name("FLUCP", "Fluctuation%"),
  swing: name("SWING", "Swing"),
  cl_ss: name("CLTAU", "Total CL for Dose Int"),
  mrt_ss: name("MRTSS", "MRT at Steady State"),
  vz_ss: name("VZTAU", "Vz for Dose Int"),
  vss_ss: name("VSSTAU", "Vol Dist Steady State for Dose Int"),
  accumulation_auc: name("ARAUC", "Accumulation Ratio AUCTAU"),
  accumulation_cmax: name("ARCMAX", "Accumulation Ratio Cmax"),
  accumulation_ctrough: name("ARCTROUG", "Accumulation Ratio Ctrough"),
  linearity: name("AUCTIFR", "AUCTAU to AUC Infinity Dose 1 Ratio"),
};

/** Names after an extravascular dose, where they differ. */
const extravascular: Readonly<Record<string, PpName>> = {
  mrt_last: name("MRTEVLST", "MRT Extravasc to Last Nonzero Conc"),
  mrt: name("MRTEVIFO", "MRT Extravasc Infinity Obs"),
  mrt_pred: name("MRTEVIFP", "MRT Extravasc Infinity Pred"),
  cl: name("CLFO", "Total CL Obs by F"),
  cl_pred: name("CLFP", "Total CL Pred by F"),
  vz: name("VZFO", "Vz Obs by F"),
  vz_pred: name("VZFP", "Vz Pred by F"),
  cl_ss: name("CLFTAU", "Total CL by F for Dose Int"),
  vz_ss: name("VZFTAU", "Vz by F for Dose Int"),
};

/** A stretch between two times; PPSTINT and PPENINT say which. */
const stretch = name("AUCINT", "AUC from T1 to T2");

/** The name of a parameter after a dose by this route; a parameter that the study names is an area between two times. */
export const ppNameOf = (parameter: string, route: "bolus" | "infusion" | "extravascular"): PpName =>
  (route === "extravascular" ? extravascular[parameter] : undefined) ?? ppNames[parameter] ?? stretch;
