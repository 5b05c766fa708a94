import type { LibraryModel } from "../types.ts";
import {
  activationHuc242SmccDm1,
  activationHuc242SpdbDm4,
  activationHuc242SppDm1,
} from "./activation-huc242.ts";
import { altHuc242Dm1 } from "./alt-huc242-dm1.ts";
import { bystanderHuc242SmccDm1, bystanderHuc242SpdbDm4, bystanderHuc242SppDm1 } from "./bystander-huc242.ts";
import { collins2023Belantamab } from "./collins-2023-belantamab.ts";
import { combinationHuc242Dm4Docetaxel, combinationHuc242Dm4Fluorouracil } from "./combination-huc242.ts";
import { friberg2002Paclitaxel } from "./friberg-2002-paclitaxel.ts";
import { fribergDocetaxel } from "./friberg-docetaxel.ts";
import { her2InvitroTDm1, her2InvitroTDxd } from "./her2-invitro.ts";
import { jager2011Gemtuzumab } from "./jager-2011-gemtuzumab.ts";
import {
  kroghPopulationsHuc242SmccDm1,
  kroghPopulationsHuc242SpdbDm4,
  kroghPopulationsHuc242SppDm1,
} from "./krogh-populations-huc242.ts";
import { kroghTDm1 } from "./krogh-t-dm1.ts";
import { liverCd1SmccDm1, liverCd1SpdbDm4, liverCd1SppDm1 } from "./liver-cd1.ts";
import { marrowHuc242Dm4 } from "./marrow-huc242-dm4.ts";
import { neuropathyPolatuzumab } from "./neuropathy-polatuzumab.ts";
import { ocularGradesHuc242Dm4 } from "./ocular-grades-huc242-dm4.ts";
import { ocularHuc242Dm4 } from "./ocular-huc242-dm4.ts";
import { pbpkJones2019, pbpkJones2019Cynomolgus, pbpkJones2019Mouse } from "./pbpk-jones-2019.ts";
import {
  pbpkPayloadBrentuximabVedotin,
  pbpkPayloadCantuzumabMertansine,
  pbpkPayloadMirvetuximabSoravtansine,
  pbpkPayloadPolatuzumabVedotin,
  pbpkPayloadTDm1,
  pbpkPayloadTDxd,
  pbpkPayloadTusamitamabRavtansine,
} from "./pbpk-payload.ts";
import { qsp101Her3 } from "./qsp101-her3.ts";
import { scheuher2023TDm1Bt474eei, scheuher2023TDm1N87, scheuher2023TDxdN87 } from "./scheuher-2023-mice.ts";
import { scheuher2023TDm1Human, scheuher2023TDxdHuman } from "./scheuher-2023-patients.ts";
import { shah2012Human } from "./shah-2012-human.ts";
import { shah2012InVitroKarpas299, shah2012InVitroL540cy } from "./shah-2012-in-vitro.ts";
import { shah2012MouseKarpas299, shah2012MouseL540cy } from "./shah-2012-mouse.ts";
import { shedCanagHuc242Dm4 } from "./shed-canag-huc242-dm4.ts";
import { simeoni2004Paclitaxel } from "./simeoni-2004-paclitaxel.ts";
import { sphereTDm1 } from "./sphere-t-dm1.ts";
import { suri2018Brentuximab } from "./suri-2018-brentuximab.ts";
import { tmddFullArchetype, tmddMmArchetype, tmddQssArchetype } from "./tmdd-archetypes.ts";
import { twoPoreLiShah2019 } from "./two-pore-li-shah-2019.ts";
import { xenograftN87Huc242Dm4 } from "./xenograft-n87-huc242-dm4.ts";
import { yin2021TDxd } from "./yin-2021-t-dxd.ts";

/** Every composition of the library. */
export const compositions: readonly LibraryModel[] = [
  activationHuc242SmccDm1,
  activationHuc242SpdbDm4,
  activationHuc242SppDm1,
  altHuc242Dm1,
  bystanderHuc242SmccDm1,
  bystanderHuc242SpdbDm4,
  bystanderHuc242SppDm1,
  collins2023Belantamab,
  combinationHuc242Dm4Docetaxel,
  combinationHuc242Dm4Fluorouracil,
  friberg2002Paclitaxel,
  fribergDocetaxel,
  her2InvitroTDm1,
  her2InvitroTDxd,
  jager2011Gemtuzumab,
  kroghPopulationsHuc242SmccDm1,
  kroghPopulationsHuc242SpdbDm4,
  kroghPopulationsHuc242SppDm1,
  kroghTDm1,
  liverCd1SmccDm1,
  liverCd1SpdbDm4,
  liverCd1SppDm1,
  marrowHuc242Dm4,
  neuropathyPolatuzumab,
  ocularGradesHuc242Dm4,
  ocularHuc242Dm4,
  pbpkJones2019,
  pbpkJones2019Cynomolgus,
  pbpkJones2019Mouse,
  pbpkPayloadBrentuximabVedotin,
  pbpkPayloadCantuzumabMertansine,
  pbpkPayloadMirvetuximabSoravtansine,
  pbpkPayloadPolatuzumabVedotin,
  pbpkPayloadTDm1,
  pbpkPayloadTDxd,
  pbpkPayloadTusamitamabRavtansine,
  qsp101Her3,
  scheuher2023TDm1Bt474eei,
  scheuher2023TDm1Human,
  scheuher2023TDm1N87,
  scheuher2023TDxdHuman,
  scheuher2023TDxdN87,
  shah2012Human,
  shah2012InVitroKarpas299,
  shah2012InVitroL540cy,
  shah2012MouseKarpas299,
  shah2012MouseL540cy,
  shedCanagHuc242Dm4,
  simeoni2004Paclitaxel,
  sphereTDm1,
  suri2018Brentuximab,
  tmddFullArchetype,
  tmddMmArchetype,
  tmddQssArchetype,
  twoPoreLiShah2019,
  xenograftN87Huc242Dm4,
  yin2021TDxd,
];
