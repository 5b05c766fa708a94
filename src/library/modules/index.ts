import type { LibraryModule } from "../types.ts";
import { cellCatabolites } from "./cell-catabolites.ts";
import { cellTrafficking } from "./cell-trafficking.ts";
import { cellsTransit } from "./cells-transit.ts";
import { circulation } from "./circulation.ts";
import { exchangeFlux } from "./exchange-flux.ts";
import { exchangeShah } from "./exchange-shah.ts";
import { fcrnAntibody } from "./fcrn-antibody.ts";
import { fcrnOrgan } from "./fcrn-organ.ts";
import { growthAllee } from "./growth-allee.ts";
import { growthCapped } from "./growth-capped.ts";
import { growthGeneralisedLogistic } from "./growth-generalised-logistic.ts";
import { growthGompertz } from "./growth-gompertz.ts";
import { growthLogistic } from "./growth-logistic.ts";
import { growthSimeoni } from "./growth-simeoni.ts";
import { growthVonBertalanffy } from "./growth-von-bertalanffy.ts";
import { her2NegativeCells } from "./her2-negative-cells.ts";
import { her2PositiveCells } from "./her2-positive-cells.ts";
import { killEmax } from "./kill-emax.ts";
import { killOccupancy } from "./kill-occupancy.ts";
import { linkerCleavable } from "./linker-cleavable.ts";
import { linkerSmcc } from "./linker-smcc.ts";
import { linkerSpdb } from "./linker-spdb.ts";
import { linkerSpp } from "./linker-spp.ts";
import { linkerSulfoSpdb } from "./linker-sulfo-spdb.ts";
import { medium } from "./medium.ts";
import { payloadTwoCompartment } from "./payload-two-compartment.ts";
import { physiologyCynomolgus } from "./physiology-cynomolgus.ts";
import { physiologyHuman } from "./physiology-human.ts";
import { physiologyMouse } from "./physiology-mouse.ts";
import { plasmaChain } from "./plasma-chain.ts";
import { twoPoreOrgan } from "./two-pore-organ.ts";

/** Every module of the library. */
export const modules: readonly LibraryModule[] = [
  cellCatabolites,
  cellTrafficking,
  cellsTransit,
  circulation,
  exchangeFlux,
  exchangeShah,
  fcrnAntibody,
  fcrnOrgan,
  growthAllee,
  growthCapped,
  growthGeneralisedLogistic,
  growthGompertz,
  growthLogistic,
  growthSimeoni,
  growthVonBertalanffy,
  her2NegativeCells,
  her2PositiveCells,
  killEmax,
  killOccupancy,
  linkerCleavable,
  linkerSmcc,
  linkerSpdb,
  linkerSpp,
  linkerSulfoSpdb,
  medium,
  payloadTwoCompartment,
  physiologyCynomolgus,
  physiologyHuman,
  physiologyMouse,
  plasmaChain,
  twoPoreOrgan,
];

/** The module with this name, or undefined when the library has none. */
export const libraryModule = (name: string): LibraryModule | undefined =>
  modules.find((module) => module.name === name);
