import { PROCESS_EVIDENCE } from './processMetrics';
import { isExported, readRule, type ReadValue, type RuntimeSeries } from './readRule';
import type { EvidenceRule, Flavour, RuntimeSpec } from './runtimeSpec';

/** What one target, or several one after the other, tell of a runtime on a grid of moments. */
export interface RuntimeReading {
  flavour: string;
  /** Whether the target was read at the moment. */
  present: boolean[];
  /** By value of the catalogue; a value that is not exported is missing. */
  values: ReadonlyMap<string, ReadValue>;
  evidence: EvidenceHistory[];
}

/** Something that explains growth without being a part. */
export interface EvidenceHistory extends Pick<EvidenceRule, 'name' | 'title' | 'unit' | 'kind'> {
  values: Array<number | null>;
  /** The metrics that it was read from. */
  source: string;
}

/** The flavour that a target exports, or undefined if it does not export the runtime. */
export function findFlavour(
  spec: RuntimeSpec,
  series: ReadonlyArray<Pick<RuntimeSeries, 'labels'>>
): Flavour | undefined {
  return spec.flavours.find((flavour) => isExported(flavour.detect, series));
}

/**
 * Reads all values and the evidence of a runtime from the series of one target.
 *
 * `floor` holds, under the same metric names, the lowest values over `spec.floor.windowSeconds` before each moment.
 * Null when the target does not export the runtime. Cost: linear in the samples. Never throws.
 */
export function readRuntime(
  spec: RuntimeSpec,
  series: readonly RuntimeSeries[],
  floor: readonly RuntimeSeries[],
  count: number
): RuntimeReading | null {
  const flavour = findFlavour(spec, series);
  if (!flavour) {
    return null;
  }
  const values = new Map<string, ReadValue>();
  for (const [name, rules] of Object.entries(spec.values)) {
    const read = spec.floor?.value === name ? readFloor(spec, floor, count) : readRule(rules, series, count);
    if (read) {
      values.set(name, read);
    }
  }
  const detected = readRule([flavour.detect], series, count);
  return {
    flavour: flavour.name,
    present: Array.from({ length: count }, (_, row) => (detected?.values[row] ?? null) !== null),
    values,
    evidence: [...spec.evidence, ...PROCESS_EVIDENCE].flatMap(({ series: rules, ...about }) => {
      const read = readRule(rules, series, count);
      return read ? [{ ...pickAbout(about), values: read.values, source: read.metrics.join(', ') }] : [];
    }),
  };
}

function readFloor(spec: RuntimeSpec, floor: readonly RuntimeSeries[], count: number): ReadValue | null {
  return spec.floor ? readRule(spec.values[spec.floor.of], floor, count) : null;
}

function pickAbout({ name, title, unit, kind }: Omit<EvidenceRule, 'series'>): Omit<EvidenceRule, 'series'> {
  return { name, title, unit, kind };
}

/**
 * Joins what several targets tell of one container, which it has where its instance label changes at each start. At each
 * moment all numbers come from one of them: the first in the list that was read.
 */
export function joinReadings(readings: readonly RuntimeReading[]): RuntimeReading | null {
  if (readings.length < 2) {
    return readings[0] ?? null;
  }
  const count = readings[0].present.length;
  const chosen = Array.from({ length: count }, (_, row) => readings.findIndex(({ present }) => present[row]));
  const pick = (of: (reading: RuntimeReading) => ReadValue['values'] | undefined) =>
    chosen.map((index, row) => (index < 0 ? null : (of(readings[index])?.[row] ?? null)));

  const names = new Set(readings.flatMap(({ values }) => [...values.keys()]));
  const values = new Map<string, ReadValue>();
  for (const name of names) {
    const metrics = new Set(readings.flatMap((reading) => reading.values.get(name)?.metrics ?? []));
    values.set(name, { values: pick((reading) => reading.values.get(name)?.values), metrics: [...metrics] });
  }
  const evidence = new Map(readings.flatMap((reading) => reading.evidence).map((one) => [one.name, one]));
  return {
    flavour: readings[0].flavour,
    present: chosen.map((index) => index >= 0),
    values,
    evidence: [...evidence.values()].map((one) => ({
      ...one,
      values: pick((reading) => reading.evidence.find(({ name }) => name === one.name)?.values),
    })),
  };
}
