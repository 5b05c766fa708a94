import type { LibraryModule } from "../types.ts";

/** An antibody in the human, fifteen organs with FcRn, after Jones 2019. */
export const fcrnBody: LibraryModule = {
  name: "fcrn-body",
  summary: "An antibody in the human, fifteen organs with FcRn, after Jones 2019",
  text: `module fcrn-body
title "An antibody in the human: fifteen organs with FcRn, endogenous immunoglobulin and unspecific binding"
cite jones2019 biopbpk

use physiology-human
use fcrn-whole-body
`,
};
