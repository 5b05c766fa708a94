/** A unit as tables write it: models write 1 for a bare number, tables write nothing. */
export const bare = (unit: string): string => (unit === "1" ? "" : unit);
