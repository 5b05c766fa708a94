import type { LibraryModel } from "../types.ts";
import { activationHuc242SpdbDm4 } from "./activation-huc242-spdb-dm4.ts";
import { her2InvitroTDm1 } from "./her2-invitro-t-dm1.ts";
import { her2InvitroTDxd } from "./her2-invitro-t-dxd.ts";
import { pbpkJones2019 } from "./pbpk-jones-2019.ts";
import { twoPoreLiShah2019 } from "./two-pore-li-shah-2019.ts";

/** Every composition of the library. */
export const compositions: readonly LibraryModel[] = [
  activationHuc242SpdbDm4,
  her2InvitroTDm1,
  her2InvitroTDxd,
  pbpkJones2019,
  twoPoreLiShah2019,
];
