/** An atom that stands for the rest of a protein. */
export const protein = "[#0]";

/** An α-amino acid with both ends free. */
export const aminoAcid = "[NX3H2][CX4H1][CX3](=O)[OX2H1]";

/** What microsomal enzymes meet only poorly: molecules with a carboxylic or sulfonic acid. */
export const acid = "[CX3,SX4](=O)[OX2H1]";
