import type { LibraryModel } from "../types.ts";
import { activationHuc242SpdbDm4 } from "./activation-huc242-spdb-dm4.ts";

/** Every published composition of the library. */
export const compositions: readonly LibraryModel[] = [activationHuc242SpdbDm4];
