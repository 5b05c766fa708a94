/** Panels that a page shows side by side without becoming too small to read. */
export const mostPanels = 12;

/** What stands in a panel each, a page at a time. */
export const pagesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / mostPanels) }, (_, page) =>
    all.slice(page * mostPanels, (page + 1) * mostPanels),
  );
