import type { DataFrame, DataFrameType, QueryResultMeta } from '@grafana/data';
import type { Threshold } from '../../engine';
import type { Columns } from './column';
import { hasFields } from './fieldValues';
import type { MetaColumns } from './metaColumns';

/** The rows of a frame, or of a nested one. */
export interface RowsTable<C extends Columns> {
  columns: C;
  /** No more rows are written, and no more are read. */
  mostRows: Threshold;
}

/** One kind of frame: the table that writer and reader are made from. */
export interface FrameTable<C extends Columns, M extends MetaColumns = MetaColumns> extends RowsTable<C> {
  /** In the meta: tells the frames of one answer apart. */
  kind: string;
  /** Of the frame, where it has one. */
  name?: string;
  /** By Grafana's data plane contract. */
  type?: DataFrameType;
  /** What the frame says of itself besides its rows. */
  meta: M;
  /** How Explore and the suggestions of panels show it. */
  look?: Pick<QueryResultMeta, 'preferredVisualisationType' | 'preferredVisualisationPluginId' | 'dataTopic'>;
  /** Columns that no other kind of frame has together: transformations drop the meta. */
  telling: ReadonlyArray<keyof C>;
}

/** Whether a frame is of this kind, by the names of its fields. */
export function isFrameOf<C extends Columns, M extends MetaColumns>(
  { columns, telling }: FrameTable<C, M>,
  frame: DataFrame
): boolean {
  return hasFields(
    frame,
    telling.map((key) => columns[key].name)
  );
}
