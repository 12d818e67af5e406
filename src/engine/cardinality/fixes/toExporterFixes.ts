import { EXPORTERS } from './exporters';
import type { Fix, FixInput } from './fix';

/** What its own settings can do about a metric of an exporter; empty without one, or without such settings. */
export function toExporterFixes(input: FixInput): Fix[] {
  const exporter = EXPORTERS.find(({ name }) => name === input.exporter);
  const { series, seriesWithout, together = [] } = input;
  // Of labels that change together only all at once bring the number down.
  const saved = seriesWithout === null || together.length > 1 ? null : Math.max(0, series - seriesWithout);
  return (exporter?.toFixes(input) ?? []).map((fix) => ({ ...fix, id: 'exporter', savedSeries: saved }));
}
