import { DataFrameType, type DataFrame } from '@grafana/data';

/** Grafana makes cells of a heatmap of a native histogram: bounds and counts of buckets, none of which is a value. */
export function isHistogram({ meta }: DataFrame): boolean {
  return meta?.type === DataFrameType.HeatmapCells;
}
