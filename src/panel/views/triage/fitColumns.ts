import type { ColumnId } from '../../options';
import { COLUMNS, type Column } from './columns';

/** Below this width a table has no room for more than a name: rows become cards. */
export const CARD_WIDTH_PX = 480;

export interface FittedColumn extends Column {
  /** The container's column takes what the others leave. */
  widthPx: number;
}

/** The chosen columns that fit. The container's name always stays. */
export function fitColumns(chosen: readonly ColumnId[], widthPx: number): FittedColumn[] {
  const columns = COLUMNS.filter((column) => column.id === 'container' || chosen.includes(column.id));
  const byImportance = [...columns].sort((a, b) => a.priority - b.priority);
  const kept = new Set<ColumnId>();
  let usedPx = 0;
  for (const column of byImportance) {
    usedPx += column.minWidthPx;
    if (usedPx > widthPx && column.id !== 'container') {
      break;
    }
    kept.add(column.id);
  }
  const fitted = columns.filter((column) => kept.has(column.id));
  const isRoomy = fitted.reduce((sum, column) => sum + toRoomyWidth(column), 0) <= widthPx;
  return fitted.map((column) => ({ ...column, widthPx: isRoomy ? toRoomyWidth(column) : column.minWidthPx }));
}

function toRoomyWidth({ roomyWidthPx, minWidthPx }: Column): number {
  return roomyWidthPx ?? minWidthPx;
}
