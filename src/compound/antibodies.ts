import type { Compound } from "./types.ts";

type Antibody = Compound["antibody"];

/** huC242: heavy chain of 449, light chain of 219 amino acids. Mass and counts of the sequence in `adcnet2025`. */
export const huC242: Antibody = {
  name: "huC242",
  target: "CanAg, a sialylated carbohydrate on MUC1",
  epitope: "carbohydrate",
  mass: { value: 147028, unit: "Da" },
  glycans: "without",
  lysines: 96,
  disulfides: 16,
};

/** huN901 (lorvotuzumab), by its sequence in `adcnet2025`. */
export const huN901: Antibody = {
  name: "huN901 (lorvotuzumab)",
  target: "CD56",
  epitope: "protein",
  isotype: "IgG1",
  mass: { value: 146433, unit: "Da" },
  glycans: "without",
  lysines: 88,
  disulfides: 16,
};

/** huB4 (coltuximab), by its sequence in `adcnet2025`. */
export const huB4: Antibody = {
  name: "huB4 (coltuximab)",
  target: "CD19",
  epitope: "protein",
  isotype: "IgG1",
  mass: { value: 144702, unit: "Da" },
  glycans: "without",
  lysines: 94,
  disulfides: 16,
};

/** Trastuzumab: public copies of the deposited chains, of the mass and with the lysines of `adcnet2025`; IgG1 by its constant region. */
export const trastuzumab: Antibody = {
  name: "trastuzumab",
  target: "HER2",
  epitope: "protein",
  isotype: "IgG1",
  mass: { value: 145422, unit: "Da" },
  glycans: "without",
  lysines: 90,
  cysteines: 32,
  disulfides: 16,
  heavy:
    "EVQLVESGGGLVQPGGSLRLSCAASGFNIKDTYIHWVRQAPGKGLEWVARIYPTNGYTRYADSVKGRFTISADTSKNTAYLQMNSLRAED" +
    "TAVYYCSRWGGDGFYAMDYWGQGTLVTVSSASTKGPSVFPLAPSSKSTSGGTAALGCLVKDYFPEPVTVSWNSGALTSGVHTFPAVLQSS" +
    "GLYSLSSVVTVPSSSLGTQTYICNVNHKPSNTKVDKKVEPKSCDKTHTCPPCPAPELLGGPSVFLFPPKPKDTLMISRTPEVTCVVVDVS" +
    "HEDPEVKFNWYVDGVEVHNAKTKPREEQYNSTYRVVSVLTVLHQDWLNGKEYKCKVSNKALPAPIEKTISKAKGQPREPQVYTLPPSREE" +
    "MTKNQVSLTCLVKGFYPSDIAVEWESNGQPENNYKTTPPVLDSDGSFFLYSKLTVDKSRWQQGNVFSCSVMHEALHNHYTQKSLSLSPGK",
  light:
    "DIQMTQSPSSLSASVGDRVTITCRASQDVNTAVAWYQQKPGKAPKLLIYSASFLYSGVPSRFSGSRSGTDFTLTISSLQPEDFATYYCQQ" +
    "HYTTPPTFGQGTKVEIKRTVAAPSVFIFPPSDEQLKSGTASVVCLLNNFYPREAKVQWKVDNALQSGNSQESVTEQDSKDSTYSLSSTLT" +
    "LSKADYEKHKVYACEVTHQGLSSPVTKSFNRGEC",
};
