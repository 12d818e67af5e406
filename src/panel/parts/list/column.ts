export type Direction = 'ascending' | 'descending';

/** What a list has to know of its rows. */
export interface ListRow {
  id: string;
  /** Position in the order of the data source, from 1. */
  rank: number;
}

export interface Column<Row, Id extends string = string> {
  id: Id;
  title: string;
  help: string;
  minWidthPx: number;
  /** Wide enough for its longest texts, for panels with room to spare; `minWidthPx` when absent. */
  roomyWidthPx?: number;
  /** Columns with the highest number are the first to go when the panel is narrow. */
  priority: number;
  align: 'left' | 'right';
  /** What the column is sorted by; null for columns that are no order. Unknown values sort last either way. */
  sortValue: ((row: Row) => number | string | null) | null;
  /** The direction that a first click gives: the interesting end on top. */
  firstDirection: Direction;
  /** The name of a row: it always stays, and takes what the others leave. */
  isName?: true;
  /** Shown only where the name has all the width that it has use for: nothing that identifies a row makes way for it. */
  isExtra?: true;
  /** Shown even where it is unknown in every row: that is an answer, too. */
  staysUnknown?: true;
}
