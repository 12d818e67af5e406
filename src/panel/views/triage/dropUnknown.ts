import type { ColumnId } from '../../options';
import type { TriageRow } from '../../read/triageModel';
import { COLUMNS } from './columns';

/** Never dropped: a score that is not there is an answer, with its reason. */
const ALWAYS: readonly ColumnId[] = ['rank', 'container', 'score', 'trend', 'growth', 'usage'];

/** Leaves out columns that would say "unknown" in every row, as most do on plain Prometheus frames. */
export function dropUnknown(columns: readonly ColumnId[], rows: TriageRow[]): ColumnId[] {
  return columns.filter((id) => {
    const sortValue = COLUMNS.find((column) => column.id === id)?.sortValue;
    return ALWAYS.includes(id) || !sortValue || rows.some((row) => sortValue(row) !== null);
  });
}
