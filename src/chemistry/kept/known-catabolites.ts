/** Generated: the catabolite trees of the known conjugates, for where no chemistry toolkit runs. A test regenerates it and must not find a difference. */
import type { CataboliteTree } from "../catabolite-tree.ts";

export const knownTrees: readonly CataboliteTree[] = [
 {
  "conjugate": "SPDB-DM4",
  "residue": "lysine",
  "added": {
   "C": 42,
   "H": 58,
   "Cl": 1,
   "N": 3,
   "O": 11,
   "S": 2
  },
  "predictor": "RDKit 2026.09.1: Crippen log P, Ertl TPSA",
  "species": [
   {
    "name": "mAb-SPDB-DM4",
    "smiles": "*N[C@@H](CCCCNC(=O)CCCSSC(C)(C)CCC(=O)N(C)[C@@H](C)C(=O)O[C@H]1CC(=O)N(C)c2cc(cc(OC)c2Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]2(O)C[C@H](OC(=O)N2)[C@@H](C)[C@@H]2O[C@@]12C)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 48,
     "H": 70,
     "Cl": 1,
     "N": 5,
     "O": 12,
     "S": 2
    },
    "logP": 6.0198,
    "tpsa": 214.67,
    "nOpenStereocentres": 0,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)S)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "JFCFGYGEYRIEBE-YVLHJLIDSA-N",
    "formula": {
     "C": 38,
     "H": 54,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 5.0031,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "cysteinyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SSC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "PGKPSSLVSUHMCA-CDELSEBASA-N",
    "formula": {
     "C": 41,
     "H": 59,
     "Cl": 1,
     "N": 4,
     "O": 12,
     "S": 2
    },
    "logP": 4.8666,
    "tpsa": 219.79,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-SPDB-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SSCCCC(=O)NCCCC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "VUAUZOXSQKWNNO-NBSRGMMNSA-N",
    "formula": {
     "C": 48,
     "H": 72,
     "Cl": 1,
     "N": 5,
     "O": 13,
     "S": 2
    },
    "logP": 5.9333,
    "tpsa": 248.89,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "S-methyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "AYWIIXDQRUFQGH-SIDGEOBYSA-N",
    "formula": {
     "C": 39,
     "H": 56,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 5.4363,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "glutathionyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SSC[C@H](NC(=O)CC[C@H](N)C(=O)O)C(=O)NCC(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ABPHCOMXKADCCP-HZKSYPLSSA-N",
    "formula": {
     "C": 48,
     "H": 69,
     "Cl": 1,
     "N": 6,
     "O": 16,
     "S": 2
    },
    "logP": 3.3324,
    "tpsa": 315.29,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "maytansinol",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "QWPXBEHQFHACTK-RZKXNLMUSA-N",
    "formula": {
     "C": 28,
     "H": 37,
     "Cl": 1,
     "N": 2,
     "O": 8
    },
    "logP": 3.1167,
    "tpsa": 130.09,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM4 sulfoxide",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)S(C)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "AJDCGIHCKARWIT-SXUYHMOISA-N",
    "formula": {
     "C": 39,
     "H": 56,
     "Cl": 1,
     "N": 3,
     "O": 11,
     "S": 1
    },
    "logP": 4.4518,
    "tpsa": 173.54,
    "nOpenStereocentres": 1,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "N-desmethyl-S-methyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)NC(=O)CCC(C)(C)SC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ZMTNXYHQPSHNFP-YVLHJLIDSA-N",
    "formula": {
     "C": 38,
     "H": 54,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 5.0941,
    "tpsa": 165.26,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM4 sulfone",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)S(C)(=O)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ASLDVUVPOZOEIO-SIDGEOBYSA-N",
    "formula": {
     "C": 39,
     "H": 56,
     "Cl": 1,
     "N": 3,
     "O": 12,
     "S": 1
    },
    "logP": 4.1179,
    "tpsa": 190.61,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   }
  ],
  "steps": [
   {
    "compartment": "plasma",
    "species": "mAb-SPDB-DM4",
    "parent": "",
    "rule": "given",
    "evidence": "reported",
    "cite": [
     "adcnet2025"
    ]
   },
   {
    "compartment": "plasma",
    "species": "DM4",
    "parent": "mAb-SPDB-DM4",
    "rule": "disulfide exchange in plasma",
    "evidence": "reported",
    "cite": [
     "aacr2005-1429"
    ]
   },
   {
    "compartment": "plasma",
    "species": "cysteinyl-DM4",
    "parent": "DM4",
    "rule": "mixed disulfide with cysteine",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-SPDB-DM4",
    "parent": "mAb-SPDB-DM4",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-SPDB-DM4",
    "parent": "mAb-SPDB-DM4",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-SPDB-DM4",
    "parent": "Lys-SPDB-DM4",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "DM4",
    "parent": "Lys-SPDB-DM4",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "S-methyl-DM4",
    "parent": "DM4",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "glutathionyl-DM4",
    "parent": "DM4",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-SPDB-DM4",
    "parent": "mAb-SPDB-DM4",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-SPDB-DM4",
    "parent": "mAb-SPDB-DM4",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "DM4",
    "parent": "Lys-SPDB-DM4",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM4",
    "parent": "DM4",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "glutathionyl-DM4",
    "parent": "DM4",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "maytansinol",
    "parent": "DM4",
    "rule": "ester hydrolysis",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM4 sulfoxide",
    "parent": "S-methyl-DM4",
    "rule": "S-oxidation to the sulfoxide",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   },
   {
    "compartment": "liver",
    "species": "N-desmethyl-S-methyl-DM4",
    "parent": "S-methyl-DM4",
    "rule": "N-demethylation",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM4 sulfone",
    "parent": "S-methyl-DM4 sulfoxide",
    "rule": "S-oxidation to the sulfone",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   }
  ]
 },
 {
  "conjugate": "sulfo-SPDB-DM4",
  "residue": "lysine",
  "added": {
   "C": 42,
   "H": 58,
   "Cl": 1,
   "N": 3,
   "O": 14,
   "S": 3
  },
  "predictor": "RDKit 2026.09.1: Crippen log P, Ertl TPSA",
  "species": [
   {
    "name": "mAb-sulfo-SPDB-DM4",
    "smiles": "*N[C@@H](CCCCNC(=O)C(CCSSC(C)(C)CCC(=O)N(C)[C@@H](C)C(=O)O[C@H]1CC(=O)N(C)c2cc(cc(OC)c2Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]2(O)C[C@H](OC(=O)N2)[C@@H](C)[C@@H]2O[C@@]12C)S(=O)(=O)O)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 48,
     "H": 70,
     "Cl": 1,
     "N": 5,
     "O": 15,
     "S": 3
    },
    "logP": 4.8861,
    "tpsa": 269.04,
    "nOpenStereocentres": 1,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)S)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "JFCFGYGEYRIEBE-YVLHJLIDSA-N",
    "formula": {
     "C": 38,
     "H": 54,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 5.0031,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "cysteinyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SSC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "PGKPSSLVSUHMCA-CDELSEBASA-N",
    "formula": {
     "C": 41,
     "H": 59,
     "Cl": 1,
     "N": 4,
     "O": 12,
     "S": 2
    },
    "logP": 4.8666,
    "tpsa": 219.79,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-sulfo-SPDB-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SSCCC(C(=O)NCCCC[C@H](N)C(=O)O)S(=O)(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "GJWXRFICKTVOHO-PSJKACIBSA-N",
    "formula": {
     "C": 48,
     "H": 72,
     "Cl": 1,
     "N": 5,
     "O": 16,
     "S": 3
    },
    "logP": 4.7996,
    "tpsa": 303.26,
    "nOpenStereocentres": 1,
    "permeability": "poor",
    "because": "charged at pH 7.4: sulfonic acid, carboxylic acid, aliphatic amine"
   },
   {
    "name": "S-methyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "AYWIIXDQRUFQGH-SIDGEOBYSA-N",
    "formula": {
     "C": 39,
     "H": 56,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 5.4363,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "glutathionyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)SSC[C@H](NC(=O)CC[C@H](N)C(=O)O)C(=O)NCC(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ABPHCOMXKADCCP-HZKSYPLSSA-N",
    "formula": {
     "C": 48,
     "H": 69,
     "Cl": 1,
     "N": 6,
     "O": 16,
     "S": 2
    },
    "logP": 3.3324,
    "tpsa": 315.29,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "maytansinol",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "QWPXBEHQFHACTK-RZKXNLMUSA-N",
    "formula": {
     "C": 28,
     "H": 37,
     "Cl": 1,
     "N": 2,
     "O": 8
    },
    "logP": 3.1167,
    "tpsa": 130.09,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM4 sulfoxide",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)S(C)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "AJDCGIHCKARWIT-SXUYHMOISA-N",
    "formula": {
     "C": 39,
     "H": 56,
     "Cl": 1,
     "N": 3,
     "O": 11,
     "S": 1
    },
    "logP": 4.4518,
    "tpsa": 173.54,
    "nOpenStereocentres": 1,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "N-desmethyl-S-methyl-DM4",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)NC(=O)CCC(C)(C)SC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ZMTNXYHQPSHNFP-YVLHJLIDSA-N",
    "formula": {
     "C": 38,
     "H": 54,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 5.0941,
    "tpsa": 165.26,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM4 sulfone",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCC(C)(C)S(C)(=O)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ASLDVUVPOZOEIO-SIDGEOBYSA-N",
    "formula": {
     "C": 39,
     "H": 56,
     "Cl": 1,
     "N": 3,
     "O": 12,
     "S": 1
    },
    "logP": 4.1179,
    "tpsa": 190.61,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   }
  ],
  "steps": [
   {
    "compartment": "plasma",
    "species": "mAb-sulfo-SPDB-DM4",
    "parent": "",
    "rule": "given",
    "evidence": "reported",
    "cite": [
     "adcnet2025"
    ]
   },
   {
    "compartment": "plasma",
    "species": "DM4",
    "parent": "mAb-sulfo-SPDB-DM4",
    "rule": "disulfide exchange in plasma",
    "evidence": "reported",
    "cite": [
     "aacr2005-1429"
    ]
   },
   {
    "compartment": "plasma",
    "species": "cysteinyl-DM4",
    "parent": "DM4",
    "rule": "mixed disulfide with cysteine",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-sulfo-SPDB-DM4",
    "parent": "mAb-sulfo-SPDB-DM4",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-sulfo-SPDB-DM4",
    "parent": "mAb-sulfo-SPDB-DM4",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-sulfo-SPDB-DM4",
    "parent": "Lys-sulfo-SPDB-DM4",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "DM4",
    "parent": "Lys-sulfo-SPDB-DM4",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "S-methyl-DM4",
    "parent": "DM4",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "glutathionyl-DM4",
    "parent": "DM4",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-sulfo-SPDB-DM4",
    "parent": "mAb-sulfo-SPDB-DM4",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-sulfo-SPDB-DM4",
    "parent": "mAb-sulfo-SPDB-DM4",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "DM4",
    "parent": "Lys-sulfo-SPDB-DM4",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM4",
    "parent": "DM4",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "glutathionyl-DM4",
    "parent": "DM4",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "maytansinol",
    "parent": "DM4",
    "rule": "ester hydrolysis",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM4 sulfoxide",
    "parent": "S-methyl-DM4",
    "rule": "S-oxidation to the sulfoxide",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   },
   {
    "compartment": "liver",
    "species": "N-desmethyl-S-methyl-DM4",
    "parent": "S-methyl-DM4",
    "rule": "N-demethylation",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM4 sulfone",
    "parent": "S-methyl-DM4 sulfoxide",
    "rule": "S-oxidation to the sulfone",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   }
  ]
 },
 {
  "conjugate": "SPP-DM1",
  "residue": "lysine",
  "added": {
   "C": 40,
   "H": 54,
   "Cl": 1,
   "N": 3,
   "O": 11,
   "S": 2
  },
  "predictor": "RDKit 2026.09.1: Crippen log P, Ertl TPSA",
  "species": [
   {
    "name": "mAb-SPP-DM1",
    "smiles": "*N[C@@H](CCCCNC(=O)CCC(C)SSCCC(=O)N(C)[C@@H](C)C(=O)O[C@H]1CC(=O)N(C)c2cc(cc(OC)c2Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]2(O)C[C@H](OC(=O)N2)[C@@H](C)[C@@H]2O[C@@]12C)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 46,
     "H": 66,
     "Cl": 1,
     "N": 5,
     "O": 12,
     "S": 2
    },
    "logP": 5.2396,
    "tpsa": 214.67,
    "nOpenStereocentres": 1,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ANZJBCHSOXCCRQ-FKUXLPTCSA-N",
    "formula": {
     "C": 35,
     "H": 48,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 3.8344,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "cysteinyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "YEPQPBASPFYRGV-OONWGIQOSA-N",
    "formula": {
     "C": 38,
     "H": 53,
     "Cl": 1,
     "N": 4,
     "O": 12,
     "S": 2
    },
    "logP": 3.6979,
    "tpsa": 219.79,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-SPP-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSC(C)CCC(=O)NCCCC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "MFZSNESUTRVBQX-XEURHVNRSA-N",
    "formula": {
     "C": 46,
     "H": 68,
     "Cl": 1,
     "N": 5,
     "O": 13,
     "S": 2
    },
    "logP": 5.1531,
    "tpsa": 248.89,
    "nOpenStereocentres": 1,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "S-methyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "PLYHSTGTQYPYMT-JLZGXKMHSA-N",
    "formula": {
     "C": 36,
     "H": 50,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 4.2676,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "glutathionyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSC[C@H](NC(=O)CC[C@H](N)C(=O)O)C(=O)NCC(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "DIEJSLCEYVZGOR-PZZLKWTRSA-N",
    "formula": {
     "C": 45,
     "H": 63,
     "Cl": 1,
     "N": 6,
     "O": 16,
     "S": 2
    },
    "logP": 2.1637,
    "tpsa": 315.29,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "maytansinol",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "QWPXBEHQFHACTK-RZKXNLMUSA-N",
    "formula": {
     "C": 28,
     "H": 37,
     "Cl": 1,
     "N": 2,
     "O": 8
    },
    "logP": 3.1167,
    "tpsa": 130.09,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM1 sulfoxide",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS(C)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "FUAQMIDYTQUWDG-IOXCVBDWSA-N",
    "formula": {
     "C": 36,
     "H": 50,
     "Cl": 1,
     "N": 3,
     "O": 11,
     "S": 1
    },
    "logP": 3.2831,
    "tpsa": 173.54,
    "nOpenStereocentres": 1,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "N-desmethyl-S-methyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)NC(=O)CCSC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "OOMOSWWQLMPSPH-FKUXLPTCSA-N",
    "formula": {
     "C": 35,
     "H": 48,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 3.9254,
    "tpsa": 165.26,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM1 sulfone",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS(C)(=O)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "BUTWEQKXYLPOLB-JLZGXKMHSA-N",
    "formula": {
     "C": 36,
     "H": 50,
     "Cl": 1,
     "N": 3,
     "O": 12,
     "S": 1
    },
    "logP": 2.9492,
    "tpsa": 190.61,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   }
  ],
  "steps": [
   {
    "compartment": "plasma",
    "species": "mAb-SPP-DM1",
    "parent": "",
    "rule": "given",
    "evidence": "reported",
    "cite": [
     "adcnet2025"
    ]
   },
   {
    "compartment": "plasma",
    "species": "DM1",
    "parent": "mAb-SPP-DM1",
    "rule": "disulfide exchange in plasma",
    "evidence": "reported",
    "cite": [
     "aacr2005-1429"
    ]
   },
   {
    "compartment": "plasma",
    "species": "cysteinyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with cysteine",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-SPP-DM1",
    "parent": "mAb-SPP-DM1",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-SPP-DM1",
    "parent": "mAb-SPP-DM1",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-SPP-DM1",
    "parent": "Lys-SPP-DM1",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "DM1",
    "parent": "Lys-SPP-DM1",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "S-methyl-DM1",
    "parent": "DM1",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "glutathionyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-SPP-DM1",
    "parent": "mAb-SPP-DM1",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-SPP-DM1",
    "parent": "mAb-SPP-DM1",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "DM1",
    "parent": "Lys-SPP-DM1",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM1",
    "parent": "DM1",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "glutathionyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "maytansinol",
    "parent": "DM1",
    "rule": "ester hydrolysis",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM1 sulfoxide",
    "parent": "S-methyl-DM1",
    "rule": "S-oxidation to the sulfoxide",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   },
   {
    "compartment": "liver",
    "species": "N-desmethyl-S-methyl-DM1",
    "parent": "S-methyl-DM1",
    "rule": "N-demethylation",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM1 sulfone",
    "parent": "S-methyl-DM1 sulfoxide",
    "rule": "S-oxidation to the sulfone",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   }
  ]
 },
 {
  "conjugate": "SPDP-DM1",
  "residue": "lysine",
  "added": {
   "C": 38,
   "H": 50,
   "Cl": 1,
   "N": 3,
   "O": 11,
   "S": 2
  },
  "predictor": "RDKit 2026.09.1: Crippen log P, Ertl TPSA",
  "species": [
   {
    "name": "mAb-SPDP-DM1",
    "smiles": "*N[C@@H](CCCCNC(=O)CCSSCCC(=O)N(C)[C@@H](C)C(=O)O[C@H]1CC(=O)N(C)c2cc(cc(OC)c2Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]2(O)C[C@H](OC(=O)N2)[C@@H](C)[C@@H]2O[C@@]12C)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 44,
     "H": 62,
     "Cl": 1,
     "N": 5,
     "O": 12,
     "S": 2
    },
    "logP": 4.461,
    "tpsa": 214.67,
    "nOpenStereocentres": 0,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ANZJBCHSOXCCRQ-FKUXLPTCSA-N",
    "formula": {
     "C": 35,
     "H": 48,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 3.8344,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "cysteinyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "YEPQPBASPFYRGV-OONWGIQOSA-N",
    "formula": {
     "C": 38,
     "H": 53,
     "Cl": 1,
     "N": 4,
     "O": 12,
     "S": 2
    },
    "logP": 3.6979,
    "tpsa": 219.79,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-SPDP-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSCCC(=O)NCCCC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "HFYKKKNXGGLQKX-ILEYQYRISA-N",
    "formula": {
     "C": 44,
     "H": 64,
     "Cl": 1,
     "N": 5,
     "O": 13,
     "S": 2
    },
    "logP": 4.3745,
    "tpsa": 248.89,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "S-methyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "PLYHSTGTQYPYMT-JLZGXKMHSA-N",
    "formula": {
     "C": 36,
     "H": 50,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 4.2676,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "glutathionyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSC[C@H](NC(=O)CC[C@H](N)C(=O)O)C(=O)NCC(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "DIEJSLCEYVZGOR-PZZLKWTRSA-N",
    "formula": {
     "C": 45,
     "H": 63,
     "Cl": 1,
     "N": 6,
     "O": 16,
     "S": 2
    },
    "logP": 2.1637,
    "tpsa": 315.29,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "maytansinol",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "QWPXBEHQFHACTK-RZKXNLMUSA-N",
    "formula": {
     "C": 28,
     "H": 37,
     "Cl": 1,
     "N": 2,
     "O": 8
    },
    "logP": 3.1167,
    "tpsa": 130.09,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM1 sulfoxide",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS(C)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "FUAQMIDYTQUWDG-IOXCVBDWSA-N",
    "formula": {
     "C": 36,
     "H": 50,
     "Cl": 1,
     "N": 3,
     "O": 11,
     "S": 1
    },
    "logP": 3.2831,
    "tpsa": 173.54,
    "nOpenStereocentres": 1,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "N-desmethyl-S-methyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)NC(=O)CCSC)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "OOMOSWWQLMPSPH-FKUXLPTCSA-N",
    "formula": {
     "C": 35,
     "H": 48,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 3.9254,
    "tpsa": 165.26,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "S-methyl-DM1 sulfone",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS(C)(=O)=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "BUTWEQKXYLPOLB-JLZGXKMHSA-N",
    "formula": {
     "C": 36,
     "H": 50,
     "Cl": 1,
     "N": 3,
     "O": 12,
     "S": 1
    },
    "logP": 2.9492,
    "tpsa": 190.61,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   }
  ],
  "steps": [
   {
    "compartment": "plasma",
    "species": "mAb-SPDP-DM1",
    "parent": "",
    "rule": "given",
    "evidence": "reported",
    "cite": [
     "adcnet2025"
    ]
   },
   {
    "compartment": "plasma",
    "species": "DM1",
    "parent": "mAb-SPDP-DM1",
    "rule": "disulfide exchange in plasma",
    "evidence": "reported",
    "cite": [
     "aacr2005-1429"
    ]
   },
   {
    "compartment": "plasma",
    "species": "cysteinyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with cysteine",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-SPDP-DM1",
    "parent": "mAb-SPDP-DM1",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-SPDP-DM1",
    "parent": "mAb-SPDP-DM1",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-SPDP-DM1",
    "parent": "Lys-SPDP-DM1",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "DM1",
    "parent": "Lys-SPDP-DM1",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "S-methyl-DM1",
    "parent": "DM1",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "glutathionyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-SPDP-DM1",
    "parent": "mAb-SPDP-DM1",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-SPDP-DM1",
    "parent": "mAb-SPDP-DM1",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "DM1",
    "parent": "Lys-SPDP-DM1",
    "rule": "disulfide reduction",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM1",
    "parent": "DM1",
    "rule": "S-methylation",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "glutathionyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with glutathione",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "liver",
    "species": "maytansinol",
    "parent": "DM1",
    "rule": "ester hydrolysis",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM1 sulfoxide",
    "parent": "S-methyl-DM1",
    "rule": "S-oxidation to the sulfoxide",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   },
   {
    "compartment": "liver",
    "species": "N-desmethyl-S-methyl-DM1",
    "parent": "S-methyl-DM1",
    "rule": "N-demethylation",
    "evidence": "expected",
    "cite": [
     "liu2005"
    ]
   },
   {
    "compartment": "liver",
    "species": "S-methyl-DM1 sulfone",
    "parent": "S-methyl-DM1 sulfoxide",
    "rule": "S-oxidation to the sulfone",
    "evidence": "reported",
    "cite": [
     "sun2011",
     "widdison2015"
    ]
   }
  ]
 },
 {
  "conjugate": "SMCC-DM1",
  "residue": "lysine",
  "added": {
   "C": 47,
   "H": 61,
   "Cl": 1,
   "N": 4,
   "O": 13,
   "S": 1
  },
  "predictor": "RDKit 2026.09.1: Crippen log P, Ertl TPSA",
  "species": [
   {
    "name": "mAb-SMCC-DM1",
    "smiles": "*N[C@@H](CCCCNC(=O)C1CCC(CN2C(=O)CC(SCCC(=O)N(C)[C@@H](C)C(=O)O[C@H]3CC(=O)N(C)c4cc(cc(OC)c4Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]4(O)C[C@H](OC(=O)N4)[C@@H](C)[C@@H]4O[C@@]34C)C2=O)CC1)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 53,
     "H": 73,
     "Cl": 1,
     "N": 6,
     "O": 14,
     "S": 1
    },
    "logP": 4.3566,
    "tpsa": 252.05,
    "nOpenStereocentres": 1,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "mAb-SMCC-DM1 ring-opened a",
    "smiles": "*N[C@@H](CCCCNC(=O)C1CCC(CNC(=O)CC(SCCC(=O)N(C)[C@@H](C)C(=O)O[C@H]2CC(=O)N(C)c3cc(cc(OC)c3Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]3(O)C[C@H](OC(=O)N3)[C@@H](C)[C@@H]3O[C@@]23C)C(=O)O)CC1)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 53,
     "H": 75,
     "Cl": 1,
     "N": 6,
     "O": 15,
     "S": 1
    },
    "logP": 4.1886,
    "tpsa": 281.07,
    "nOpenStereocentres": 1,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "mAb-SMCC-DM1 ring-opened b",
    "smiles": "*N[C@@H](CCCCNC(=O)C1CCC(CNC(=O)C(CC(=O)O)SCCC(=O)N(C)[C@@H](C)C(=O)O[C@H]2CC(=O)N(C)c3cc(cc(OC)c3Cl)C/C(C)=C/C=C/[C@@H](OC)[C@@]3(O)C[C@H](OC(=O)N3)[C@@H](C)[C@@H]3O[C@@]23C)CC1)C(*)=O",
    "inchiKey": "",
    "formula": {
     "C": 53,
     "H": 75,
     "Cl": 1,
     "N": 6,
     "O": 15,
     "S": 1
    },
    "logP": 4.1886,
    "tpsa": 281.07,
    "nOpenStereocentres": 1,
    "permeability": "bound to protein",
    "because": "on a protein"
   },
   {
    "name": "DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCS)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "ANZJBCHSOXCCRQ-FKUXLPTCSA-N",
    "formula": {
     "C": 35,
     "H": 48,
     "Cl": 1,
     "N": 3,
     "O": 10,
     "S": 1
    },
    "logP": 3.8344,
    "tpsa": 156.47,
    "nOpenStereocentres": 0,
    "permeability": "crosses",
    "because": "neutral, log P above 0"
   },
   {
    "name": "cysteinyl-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSSC[C@H](N)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "YEPQPBASPFYRGV-OONWGIQOSA-N",
    "formula": {
     "C": 38,
     "H": 53,
     "Cl": 1,
     "N": 4,
     "O": 12,
     "S": 2
    },
    "logP": 3.6979,
    "tpsa": 219.79,
    "nOpenStereocentres": 0,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-SMCC-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSC1CC(=O)N(CC3CCC(C(=O)NCCCC[C@H](N)C(=O)O)CC3)C1=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "UBRZDBDIKWWPEN-YCPOLOASSA-N",
    "formula": {
     "C": 53,
     "H": 75,
     "Cl": 1,
     "N": 6,
     "O": 15,
     "S": 1
    },
    "logP": 4.2701,
    "tpsa": 286.27,
    "nOpenStereocentres": 1,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-SMCC-DM1 ring-opened a",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSC(CC(=O)NCC1CCC(C(=O)NCCCC[C@H](N)C(=O)O)CC1)C(=O)O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "KFZWNLUIMCZPIW-YCPOLOASSA-N",
    "formula": {
     "C": 53,
     "H": 77,
     "Cl": 1,
     "N": 6,
     "O": 16,
     "S": 1
    },
    "logP": 4.1021,
    "tpsa": 315.29,
    "nOpenStereocentres": 1,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "Lys-SMCC-DM1 ring-opened b",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSC(CC(=O)O)C(=O)NCC1CCC(C(=O)NCCCC[C@H](N)C(=O)O)CC1)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "AJEICMDZUDZUFV-YCPOLOASSA-N",
    "formula": {
     "C": 53,
     "H": 77,
     "Cl": 1,
     "N": 6,
     "O": 16,
     "S": 1
    },
    "logP": 4.1021,
    "tpsa": 315.29,
    "nOpenStereocentres": 1,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid, aliphatic amine"
   },
   {
    "name": "MCC-DM1",
    "smiles": "COc1cc2cc(c1Cl)N(C)C(=O)C[C@H](OC(=O)[C@H](C)N(C)C(=O)CCSC1CC(=O)N(CC3CCC(C(=O)O)CC3)C1=O)[C@]1(C)O[C@H]1[C@H](C)[C@@H]1C[C@@](O)(NC(=O)O1)[C@H](OC)/C=C/C=C(\\C)C2",
    "inchiKey": "RUQUNWQAIDSPKO-JIVOYMDWSA-N",
    "formula": {
     "C": 47,
     "H": 63,
     "Cl": 1,
     "N": 4,
     "O": 14,
     "S": 1
    },
    "logP": 4.6563,
    "tpsa": 231.15,
    "nOpenStereocentres": 1,
    "permeability": "poor",
    "because": "charged at pH 7.4: carboxylic acid"
   }
  ],
  "steps": [
   {
    "compartment": "plasma",
    "species": "mAb-SMCC-DM1",
    "parent": "",
    "rule": "given",
    "evidence": "reported",
    "cite": [
     "adcnet2025"
    ]
   },
   {
    "compartment": "plasma",
    "species": "mAb-SMCC-DM1 ring-opened a",
    "parent": "mAb-SMCC-DM1",
    "rule": "maleimide ring opening",
    "evidence": "reported",
    "cite": [
     "fontaine2015",
     "shi2018"
    ]
   },
   {
    "compartment": "plasma",
    "species": "mAb-SMCC-DM1 ring-opened b",
    "parent": "mAb-SMCC-DM1",
    "rule": "maleimide ring opening",
    "evidence": "reported",
    "cite": [
     "fontaine2015",
     "shi2018"
    ]
   },
   {
    "compartment": "plasma",
    "species": "DM1",
    "parent": "mAb-SMCC-DM1",
    "rule": "retro-Michael cleavage",
    "evidence": "reported",
    "cite": [
     "fontaine2015"
    ]
   },
   {
    "compartment": "plasma",
    "species": "cysteinyl-DM1",
    "parent": "DM1",
    "rule": "mixed disulfide with cysteine",
    "evidence": "expected",
    "cite": [
     "lnl897"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-SMCC-DM1",
    "parent": "mAb-SMCC-DM1",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-SMCC-DM1 ring-opened a",
    "parent": "mAb-SMCC-DM1 ring-opened a",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "mAb-SMCC-DM1 ring-opened b",
    "parent": "mAb-SMCC-DM1 ring-opened b",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-SMCC-DM1",
    "parent": "mAb-SMCC-DM1",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-SMCC-DM1 ring-opened a",
    "parent": "mAb-SMCC-DM1 ring-opened a",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "lysosome",
    "species": "Lys-SMCC-DM1 ring-opened b",
    "parent": "mAb-SMCC-DM1 ring-opened b",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-SMCC-DM1",
    "parent": "Lys-SMCC-DM1",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-SMCC-DM1 ring-opened a",
    "parent": "Lys-SMCC-DM1 ring-opened a",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "cytosol",
    "species": "Lys-SMCC-DM1 ring-opened b",
    "parent": "Lys-SMCC-DM1 ring-opened b",
    "rule": "release from the lysosome",
    "evidence": "reported",
    "cite": [
     "erickson2006"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-SMCC-DM1",
    "parent": "mAb-SMCC-DM1",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-SMCC-DM1 ring-opened a",
    "parent": "mAb-SMCC-DM1 ring-opened a",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "mAb-SMCC-DM1 ring-opened b",
    "parent": "mAb-SMCC-DM1 ring-opened b",
    "rule": "uptake",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-SMCC-DM1",
    "parent": "mAb-SMCC-DM1",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-SMCC-DM1 ring-opened a",
    "parent": "mAb-SMCC-DM1 ring-opened a",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "Lys-SMCC-DM1 ring-opened b",
    "parent": "mAb-SMCC-DM1 ring-opened b",
    "rule": "proteolysis",
    "evidence": "reported",
    "cite": [
     "erickson2006",
     "sun2011"
    ]
   },
   {
    "compartment": "liver",
    "species": "MCC-DM1",
    "parent": "Lys-SMCC-DM1",
    "rule": "linker amide hydrolysis",
    "evidence": "reported",
    "cite": [
     "lnl897"
    ]
   }
  ]
 }
];
