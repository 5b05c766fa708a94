/** Dose–response curves, plates and co-cultures. */
export {};
