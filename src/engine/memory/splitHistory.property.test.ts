import fc from 'fast-check';
import { detectCgroup } from './detectCgroup';
import { readingAt, toColumns } from './memoryColumns';
import { PARTS } from './parts';
import type { MemoryReading } from './sample';
import { splitHistory } from './splitHistory';
import { splitMemory, type AcceptedSplit } from './splitMemory';
import { tellsAnon } from './tellsAnon';

const MIB = 1024 * 1024;

/** Row by row, with an object a row: the definition. */
function slow(readings: Array<MemoryReading | null>) {
  const present = readings.filter((reading) => reading !== null);
  const cgroup = detectCgroup(present);
  const splits = readings.map((reading) => reading && splitMemory(reading, { nodeCpus: 2, cgroup }));
  const accepted = splits.filter((split): split is AcceptedSplit => split?.accepted === true);
  const shown = [...accepted].reverse().find(({ parts }) => tellsAnon(parts)) ?? accepted[accepted.length - 1];
  const rows = splits.map((split) =>
    split?.accepted &&
    split.level === shown.level &&
    split.whole === shown.whole &&
    tellsAnon(split.parts) === tellsAnon(shown.parts)
      ? split
      : null
  );
  const parts = PARTS.flatMap(({ name }) => {
    const bytes = rows.map((row) => row && (row.parts.find((part) => part.name === name)?.bytes ?? 0));
    const last = rows.flatMap((row) => row?.parts.filter((part) => part.name === name) ?? []).slice(-1)[0];
    return bytes.some((value) => value !== null && value > 0)
      ? [{ name, bytes, certainty: last.certainty, source: last.source }]
      : [];
  });
  return {
    level: shown?.level ?? null,
    whole: shown?.whole ?? null,
    cgroup,
    wholeBytes: rows.map((row) => row?.wholeBytes ?? null),
    parts,
    acceptedSamples: rows.filter((row) => row !== null).length,
    gaps: readings.length - present.length,
    skewedSamples: rows.filter((row) => row !== null && row.skewBytes > 0).length,
    otherLevelSamples: accepted.length - rows.filter((row) => row !== null).length,
    possiblySwapCache: rows.some((row) => row?.possiblySwapCache),
  };
}

const counter = (mostMib: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: mostMib * MIB }) },
    { weight: 2, arbitrary: fc.constantFrom(null, 0) },
    { weight: 1, arbitrary: fc.constantFrom(NaN, -1, 0.5, Infinity, 2 ** 60) }
  );
const reading = fc.record({
  usageBytes: counter(40),
  workingSetBytes: counter(40),
  rssBytes: counter(20),
  cacheBytes: counter(20),
  inactiveFileBytes: counter(10),
  activeFileBytes: counter(10),
  kernelBytes: counter(2),
  swapBytes: counter(1),
});
const readings = fc.array(fc.option(reading, { freq: 8 }), { maxLength: 12 });

describe('splitHistory(times, readings, nodeCpus)', () => {
  test('equals splitMemory row by row', () => {
    fc.assert(
      fc.property(readings, (rows) => {
        const times = rows.map((_, i) => i * 60);
        expect(splitHistory(times, rows, 2)).toMatchObject(slow(rows));
      }),
      { numRuns: 3000 }
    );
  });
});

describe('readingAt(toColumns(readings), row)', () => {
  test('gives the readings back; what is no number stays none', () => {
    fc.assert(
      fc.property(readings, (rows) => {
        const columns = toColumns(rows);
        const infinite = (row: MemoryReading | null) =>
          row &&
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [name, Object.is(value, NaN) ? -Infinity : value])
          );
        expect(rows.map((_, row) => readingAt(columns, row))).toEqual(rows.map(infinite));
      })
    );
  });
});
