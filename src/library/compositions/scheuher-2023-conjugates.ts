/** T-DM1 in Scheuher 2023, as statements; deconjugation is a value of each species. */
export const tDm1 = (
  kdec: string,
): string => `param half_drug = 3 h     "half-life of payload"            reported scheuher2023
param MW = 148781 Da      "molar mass of the conjugate"     reported scheuher2023
param load = 3.5 1        "drugs on a conjugate"            reported scheuher2023
param kdec = ${kdec} 1/s   "deconjugation"                   reported scheuher2023
param kcleave = 0 1/s     "cleavage of the linker in endosomes" reported scheuher2023
param kin = 5.95e-5 1/s   "payload into cells"              reported scheuher2023
param kout = 3.95e-5 1/s  "payload out of cells"            reported scheuher2023
param kdT = 950 nM        "dissociation constant from the sites" reported scheuher2023
param cytosol = 0.51 1    "share of a cell that is cytosol" reported scheuher2023
`;

/** T-DXd in Scheuher 2023, as statements; deconjugation is a value of each species. */
export const tDxd = (
  kdec: string,
): string => `param half_drug = 0.85 h  "half-life of payload"            reported scheuher2023
param MW = 153702 Da      "molar mass of the conjugate"     reported scheuher2023
param load = 8 1          "drugs on a conjugate"            reported scheuher2023
param kdec = ${kdec} 1/s   "deconjugation"                   reported scheuher2023
param kcleave = 0 1/s     "cleavage of the linker in endosomes" assumed "the value is not printed" range 0..1e-4
param kin = 0.0128 1/s    "payload into cells"              reported scheuher2023
param kout = 0.00898 1/s  "payload out of cells"            reported scheuher2023
param kdT = 161 nM        "dissociation constant from the sites" reported scheuher2023
param cytosol = 0.43 1    "share of a cell that is cytosol" reported scheuher2023
`;
