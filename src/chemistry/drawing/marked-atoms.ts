/** Words that stand for parts of molecules in drawings, by the isotope number that marks their place; no element has these. */
export const markedAtoms: ReadonlyMap<number, string> = new Map([
  [91, "mAb"],
  [92, "albumin"],
  [93, "May"],
]);
