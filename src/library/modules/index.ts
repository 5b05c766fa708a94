import type { LibraryModule } from "../types.ts";
import { altTurnover } from "./alt-turnover.ts";
import { canagValues } from "./canag-values.ts";
import { cellCatabolites } from "./cell-catabolites.ts";
import { cellTrafficking } from "./cell-trafficking.ts";
import { cellsTransit } from "./cells-transit.ts";
import { circulation } from "./circulation.ts";
import { clearanceSaturable } from "./clearance-saturable.ts";
import { clearanceWaning } from "./clearance-waning.ts";
import { exchangeFlux } from "./exchange-flux.ts";
import { exchangeShah } from "./exchange-shah.ts";
import { fcrnAntibody } from "./fcrn-antibody.ts";
import { fcrnBody } from "./fcrn-body.ts";
import { fcrnOrgan } from "./fcrn-organ.ts";
import { fcrnWholeBody } from "./fcrn-whole-body.ts";
import { growthAllee } from "./growth-allee.ts";
import { growthCapped } from "./growth-capped.ts";
import { growthGeneralisedLogistic } from "./growth-generalised-logistic.ts";
import { growthGompertz } from "./growth-gompertz.ts";
import { growthLogistic } from "./growth-logistic.ts";
import { growthSimeoni } from "./growth-simeoni.ts";
import { growthVonBertalanffy } from "./growth-von-bertalanffy.ts";
import { her2NegativeCells } from "./her2-negative-cells.ts";
import { her2PositiveCells } from "./her2-positive-cells.ts";
import { humanSpdbDm4Values } from "./human-spdb-dm4-values.ts";
import { killEmax } from "./kill-emax.ts";
import { killOccupancy } from "./kill-occupancy.ts";
import { killPairAdditive } from "./kill-pair-additive.ts";
import { killPairBliss } from "./kill-pair-bliss.ts";
import { killPairPsi } from "./kill-pair-psi.ts";
import { krogh } from "./krogh.ts";
import { kroghTransport } from "./krogh-transport.ts";
import { linkerCleavable } from "./linker-cleavable.ts";
import { linkerSmcc } from "./linker-smcc.ts";
import { linkerSpdb } from "./linker-spdb.ts";
import { linkerSpp } from "./linker-spp.ts";
import { linkerSulfoSpdb } from "./linker-sulfo-spdb.ts";
import { liverCatabolites } from "./liver-catabolites.ts";
import { marrowFriberg } from "./marrow-friberg.ts";
import { medium } from "./medium.ts";
import { mouseSpdbDm4Values } from "./mouse-spdb-dm4-values.ts";
import { neuropathyWeibull } from "./neuropathy-weibull.ts";
import { normalCells } from "./normal-cells.ts";
import { ocularEffect } from "./ocular-effect.ts";
import { ocularMarkov } from "./ocular-markov.ts";
import { organPayload } from "./organ-payload.ts";
import { payloadTwoCompartment } from "./payload-two-compartment.ts";
import { physiologyCd1Mouse } from "./physiology-cd1-mouse.ts";
import { physiologyCynomolgus } from "./physiology-cynomolgus.ts";
import { physiologyHuman } from "./physiology-human.ts";
import { physiologyMouse } from "./physiology-mouse.ts";
import { physiologyRat } from "./physiology-rat.ts";
import { plasmaAverageLoad } from "./plasma-average-load.ts";
import { plasmaChain } from "./plasma-chain.ts";
import { plasmaDrug } from "./plasma-drug.ts";
import { plasmaOneStep } from "./plasma-one-step.ts";
import { plasmaThird } from "./plasma-third.ts";
import { resistanceDecay } from "./resistance-decay.ts";
import { scheuher2023 } from "./scheuher-2023.ts";
import { scheuher2023Human } from "./scheuher-2023-human.ts";
import { scheuher2023Mouse } from "./scheuher-2023-mouse.ts";
import { shah2012Tumour } from "./shah-2012-tumour.ts";
import { shedTarget } from "./shed-target.ts";
import { shedTwoForms } from "./shed-two-forms.ts";
import { sphere } from "./sphere.ts";
import { tmddFull } from "./tmdd-full.ts";
import { tmddMm } from "./tmdd-mm.ts";
import { tmddQss } from "./tmdd-qss.ts";
import { twoPoreOrgan } from "./two-pore-organ.ts";

/** Every module of the library. */
export const modules: readonly LibraryModule[] = [
  altTurnover,
  canagValues,
  cellCatabolites,
  cellTrafficking,
  cellsTransit,
  circulation,
  clearanceSaturable,
  clearanceWaning,
  exchangeFlux,
  exchangeShah,
  fcrnAntibody,
  fcrnBody,
  fcrnOrgan,
  fcrnWholeBody,
  growthAllee,
  growthCapped,
  growthGeneralisedLogistic,
  growthGompertz,
  growthLogistic,
  growthSimeoni,
  growthVonBertalanffy,
  her2NegativeCells,
  her2PositiveCells,
  humanSpdbDm4Values,
  killEmax,
  killOccupancy,
  killPairAdditive,
  killPairBliss,
  killPairPsi,
  krogh,
  kroghTransport,
  linkerCleavable,
  linkerSmcc,
  linkerSpdb,
  linkerSpp,
  linkerSulfoSpdb,
  liverCatabolites,
  marrowFriberg,
  medium,
  mouseSpdbDm4Values,
  neuropathyWeibull,
  normalCells,
  ocularEffect,
  ocularMarkov,
  organPayload,
  payloadTwoCompartment,
  physiologyCd1Mouse,
  physiologyCynomolgus,
  physiologyHuman,
  physiologyMouse,
  physiologyRat,
  plasmaAverageLoad,
  plasmaChain,
  plasmaDrug,
  plasmaOneStep,
  plasmaThird,
  resistanceDecay,
  scheuher2023,
  scheuher2023Human,
  scheuher2023Mouse,
  shah2012Tumour,
  shedTarget,
  shedTwoForms,
  sphere,
  tmddFull,
  tmddMm,
  tmddQss,
  twoPoreOrgan,
];

/** The module with this name, or undefined when the library has none. */
export const libraryModule = (name: string): LibraryModule | undefined =>
  modules.find((module) => module.name === name);

/** The module of a linker with its drug, as the compound registry names them; undefined when the library has none. */
export const linkerModule = (linker: string, payload: string): LibraryModule | undefined =>
  modules.find(({ catabolites }) => catabolites?.linker === linker && catabolites.payload === payload);
