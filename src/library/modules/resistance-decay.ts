import type { LibraryModule } from "../types.ts";

/** Resistance: killing that falls off with time. */
export const resistanceDecay: LibraryModule = {
  name: "resistance-decay",
  summary: "Resistance: killing that falls off with the time since the start",
  text: `module resistance-decay
title "Resistance: the share of a drug's killing that is left falls with time"
cite collins2023

needs resist : 1/h "how fast killing falls off"
provides left : 1  "share of the killing that is left"

left = exp(-resist * time)
`,
};
