/**
 * Trials merged by what matters: one row per distinct (counts at every dose, tag), with the number of ways to reach it.
 * An open-addressing hash table over typed arrays; the index of a row never changes.
 */
export interface StateTable {
  readonly stride: number;
  count: number;
  /** `stride` cells a row; a cell holds (n, y) as n(n+1)/2 + y. */
  cells: Uint32Array;
  tags: Int32Array;
  /** Outcomes of single patients that lead here, counted; exact below 2⁵³, to rounding above. */
  weights: Float64Array;
  slots: Int32Array;
}

/** An empty table for rows of `stride` cells. */
export const stateTable = (stride: number, capacity = 1024): StateTable => ({
  stride,
  count: 0,
  cells: new Uint32Array(stride * capacity),
  tags: new Int32Array(capacity),
  weights: new Float64Array(capacity),
  slots: new Int32Array(2 * capacity).fill(-1),
});

/** Adds ways to reach a row, which is entered when it is new; gives its index. */
export function addState(table: StateTable, row: Uint32Array, tag: number, weight: number): number {
  const at = findSlot(table, row, tag);
  const known = table.slots[at];
  if (known >= 0) {
    table.weights[known] += weight;
    return known;
  }
  const index = table.count;
  table.count += 1;
  const from = index * table.stride;
  for (let k = 0; k < row.length; k++) table.cells[from + k] = row[k];
  table.tags[index] = tag;
  table.weights[index] = weight;
  table.slots[at] = index;
  if (table.count === table.tags.length) grow(table);
  return index;
}

function findSlot({ stride, cells, tags, slots }: StateTable, row: Uint32Array, tag: number): number {
  const mask = slots.length - 1;
  let at = hashOf(row, tag) & mask;
  for (let index = slots[at]; index >= 0; index = slots[at]) {
    if (tags[index] === tag && sameRow(cells, index * stride, row)) return at;
    at = (at + 1) & mask;
  }
  return at;
}

function hashOf(row: Uint32Array, tag: number): number {
  let hash = tag;
  for (let k = 0; k < row.length; k++) {
    hash = Math.imul(hash ^ row[k], 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash ^ (hash >>> 13);
}

function sameRow(cells: Uint32Array, from: number, row: Uint32Array): boolean {
  for (let k = 0; k < row.length; k++) if (cells[from + k] !== row[k]) return false;
  return true;
}

function grow(table: StateTable): void {
  const capacity = 2 * table.tags.length;
  const { cells, tags, weights } = table;
  table.cells = new Uint32Array(table.stride * capacity);
  table.cells.set(cells);
  table.tags = new Int32Array(capacity);
  table.tags.set(tags);
  table.weights = new Float64Array(capacity);
  table.weights.set(weights);
  table.slots = new Int32Array(2 * capacity).fill(-1);
  const mask = table.slots.length - 1;
  const row = new Uint32Array(table.stride);
  for (let index = 0; index < table.count; index++) {
    for (let k = 0; k < row.length; k++) row[k] = table.cells[index * table.stride + k];
    let at = hashOf(row, table.tags[index]) & mask;
    while (table.slots[at] >= 0) at = (at + 1) & mask;
    table.slots[at] = index;
  }
}
