import { createDataFrame, type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { formatCount } from '../../engine';
import type { Columns, NameOf, RowOf } from './column';
import { encodeRows, type ColumnTexts, type PartialField } from './encodeRows';
import type { FrameTable } from './frameTable';
import type { MetaColumns, WrittenMeta } from './metaColumns';
import { META_KEY, META_SCHEMA } from './metaKey';

/** What an answer says besides its rows. */
export interface FrameFacts<M extends MetaColumns> {
  refId: string;
  meta?: WrittenMeta<M>;
  /** What was asked, for the inspector. */
  expressions?: readonly string[];
  notices?: QueryResultMetaNotice[];
}

/** The rows as a frame. Without rows it has its type and no fields; one that holds not all of them says so. */
export function encodeFrame<C extends Columns, M extends MetaColumns>(
  table: FrameTable<C, M>,
  rows: ReadonlyArray<RowOf<C>>,
  { titles, configs, ...facts }: FrameFacts<M> & ColumnTexts<NameOf<C>>
): DataFrame {
  const fields = rows.length === 0 ? [] : encodeRows(table, rows, { titles, configs });
  const cut = describeCut(rows.length, table.mostRows.value);
  return wrapFields(table, fields, cut === null ? facts : { ...facts, notices: [...(facts.notices ?? []), cut] });
}

function describeCut(rows: number, mostRows: number): QueryResultMetaNotice | null {
  const text = `Only the first ${formatCount(mostRows)} of ${formatCount(rows)} rows are shown: choose a narrower scope.`;
  return rows > mostRows ? { severity: 'warning', text } : null;
}

/** Fields that are no rows, such as lines over time, as a frame of the table's kind. */
export function wrapFields<M extends MetaColumns>(
  { kind, name, type, look }: Pick<FrameTable<Columns, M>, 'kind' | 'name' | 'type' | 'look'>,
  fields: PartialField[],
  { refId, meta, expressions, notices }: FrameFacts<M>
): DataFrame {
  return createDataFrame({
    refId,
    name,
    fields,
    meta: {
      type,
      typeVersion: type === undefined ? undefined : [0, 1],
      executedQueryString: expressions?.join('\n'),
      notices,
      ...look,
      custom: { [META_KEY]: { schema: META_SCHEMA, kind, ...meta } },
    },
  });
}
