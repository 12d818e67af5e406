import type { Column } from './column';

/** Below this width a table has no room for more than a name: rows become cards. */
export const CARD_WIDTH_PX = 480;

export interface FittedColumn<Row, Id extends string = string> extends Column<Row, Id> {
  /** The column of the name takes what the others leave. */
  widthPx: number;
}

/** The columns that fit. The name always stays. */
export function fitColumns<Row, Id extends string>(
  columns: ReadonlyArray<Column<Row, Id>>,
  widthPx: number
): Array<FittedColumn<Row, Id>> {
  const byImportance = [...columns].sort((a, b) => a.priority - b.priority);
  const kept = new Set<Id>();
  let usedPx = 0;
  const roomOfNamePx = columns.filter(({ isName }) => isName).reduce((sum, column) => sum + toUse(column), 0);
  for (const column of byImportance) {
    usedPx += column.minWidthPx;
    if (usedPx + (column.isExtra ? roomOfNamePx : 0) > widthPx && !column.isName) {
      break;
    }
    kept.add(column.id);
  }
  const fitted = columns.filter((column) => kept.has(column.id));
  // What is to spare goes to the name first, then to the others alike, as far as they have use for it.
  const leastPx = fitted.reduce((sum, { minWidthPx }) => sum + minWidthPx, 0);
  const sparePx = Math.max(0, widthPx - leastPx);
  const ofName = fitted.filter(({ isName }) => isName).reduce((sum, column) => sum + toUse(column), 0);
  const ofOthers = fitted.filter(({ isName }) => !isName).reduce((sum, column) => sum + toUse(column), 0);
  const share = (spare: number, useful: number) => (useful === 0 ? 0 : Math.min(1, Math.max(0, spare) / useful));
  const factors = { name: share(sparePx, ofName), others: share(sparePx - ofName, ofOthers) };
  return fitted.map((column) => ({
    ...column,
    widthPx: column.minWidthPx + Math.floor(factors[column.isName ? 'name' : 'others'] * toUse(column)),
  }));
}

/** How much wider than at least a column may get. */
function toUse({ roomyWidthPx, minWidthPx }: { roomyWidthPx?: number; minWidthPx: number }): number {
  return (roomyWidthPx ?? minWidthPx) - minWidthPx;
}
