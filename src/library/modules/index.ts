import type { LibraryModule } from "../types.ts";
import { cellCatabolites } from "./cell-catabolites.ts";
import { cellTrafficking } from "./cell-trafficking.ts";
import { cellsTransit } from "./cells-transit.ts";
import { exchangeFlux } from "./exchange-flux.ts";
import { exchangeShah } from "./exchange-shah.ts";
import { growthAllee } from "./growth-allee.ts";
import { growthCapped } from "./growth-capped.ts";
import { growthGeneralisedLogistic } from "./growth-generalised-logistic.ts";
import { growthGompertz } from "./growth-gompertz.ts";
import { growthLogistic } from "./growth-logistic.ts";
import { growthSimeoni } from "./growth-simeoni.ts";
import { growthVonBertalanffy } from "./growth-von-bertalanffy.ts";
import { killEmax } from "./kill-emax.ts";
import { killOccupancy } from "./kill-occupancy.ts";
import { linkerCleavable } from "./linker-cleavable.ts";
import { linkerSmcc } from "./linker-smcc.ts";
import { linkerSpdb } from "./linker-spdb.ts";
import { linkerSpp } from "./linker-spp.ts";
import { linkerSulfoSpdb } from "./linker-sulfo-spdb.ts";
import { medium } from "./medium.ts";
import { payloadTwoCompartment } from "./payload-two-compartment.ts";
import { plasmaChain } from "./plasma-chain.ts";

/** Every module of the library. */
export const modules: readonly LibraryModule[] = [
  cellCatabolites,
  cellTrafficking,
  cellsTransit,
  exchangeFlux,
  exchangeShah,
  growthAllee,
  growthCapped,
  growthGeneralisedLogistic,
  growthGompertz,
  growthLogistic,
  growthSimeoni,
  growthVonBertalanffy,
  killEmax,
  killOccupancy,
  linkerCleavable,
  linkerSmcc,
  linkerSpdb,
  linkerSpp,
  linkerSulfoSpdb,
  medium,
  payloadTwoCompartment,
  plasmaChain,
];

/** The module with this name, or undefined when the library has none. */
export const libraryModule = (name: string): LibraryModule | undefined =>
  modules.find((module) => module.name === name);
