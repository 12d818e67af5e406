import { EXPORTERS } from './exporters';
import type { Fix, FixInput } from './fix';

/** What its own settings can do about a metric of an exporter; empty without one, or without such settings. */
export function toExporterFixes(input: FixInput): Fix[] {
  const exporter = EXPORTERS.find(({ name }) => name === input.exporter);
  // A setting takes more with it than the one metric, or less than its label.
  return (exporter?.toFixes(input) ?? []).map((fix) => ({ ...fix, id: 'exporter', savedSeries: null }));
}
