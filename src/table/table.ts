/** A column of numbers (missing: NaN) or of text (missing: the empty text). */
export type Column = NumberColumn | TextColumn;

interface ColumnHead {
  readonly name: string;
  /** Unit text that `units` reads; the empty text for a bare number and for text. */
  readonly unit: string;
  /** One sentence: what the column holds. */
  readonly description: string;
}

export interface NumberColumn extends ColumnHead {
  readonly kind: "number";
  readonly values: Float64Array;
}

export interface TextColumn extends ColumnHead {
  readonly kind: "text";
  readonly values: readonly string[];
}

/** Named columns of one length. What made a table is recorded by the store, beside it. */
export interface Table {
  readonly columns: readonly Column[];
  readonly nRows: number;
}
