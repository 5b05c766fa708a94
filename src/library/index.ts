/** Published models as text, with sources and marks. */
import { compositions } from "./compositions/index.ts";
import { darChainBender2014Cynomolgus } from "./dar-chain-bender-2014-cynomolgus.ts";
import { darChainBender2014Rat } from "./dar-chain-bender-2014-rat.ts";
import { darChainPouzin2022 } from "./dar-chain-pouzin-2022.ts";
import { darChainSpdbDm4Mouse } from "./dar-chain-spdb-dm4-mouse.ts";
import { lu2014TDm1 } from "./lu-2014-t-dm1.ts";
import { oneCompartment } from "./one-compartment.ts";
import { oneCompartmentOral } from "./one-compartment-oral.ts";
import { reducedBender2014Cynomolgus } from "./reduced-bender-2014-cynomolgus.ts";
import { reducedBender2014Rat } from "./reduced-bender-2014-rat.ts";
import { twoCompartment } from "./two-compartment.ts";
import type { LibraryModel } from "./types.ts";

export { compositions } from "./compositions/index.ts";
export { type Drive, type Flows, flowsOf, type Movement, type StateFamily } from "./flows.ts";
export { type Lot, lotDivisors, lotIssues, lotNotes, lotsOf } from "./lot.ts";
export { libraryModule, linkerModule, modules } from "./modules/index.ts";
export { readComposition } from "./read.ts";
export type { LibraryModel, LibraryModule, LinkerCatabolites } from "./types.ts";

/** Models of plasma, from the plain to the particular. */
export const plasmaModels: readonly LibraryModel[] = [
  oneCompartment,
  oneCompartmentOral,
  twoCompartment,
  lu2014TDm1,
  darChainPouzin2022,
  darChainSpdbDm4Mouse,
  darChainBender2014Cynomolgus,
  darChainBender2014Rat,
  reducedBender2014Cynomolgus,
  reducedBender2014Rat,
];

/** Every model of the library. */
export const models: readonly LibraryModel[] = [...plasmaModels, ...compositions];

/** The model with this name, or undefined when the library has none. */
export const libraryModel = (name: string): LibraryModel | undefined =>
  models.find((model) => model.name === name);
