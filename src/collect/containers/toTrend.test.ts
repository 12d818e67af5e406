import fc from 'fast-check';
import { toTrend } from './toTrend';

const HOUR = 3600;
const QUARTER = 900;

describe('toTrend(timesSeconds, wholeBytes, hourly)', () => {
  test('a floor belongs to the hour that ended: after a drop it does not stay above the memory', () => {
    const times = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((quarter) => HOUR + quarter * QUARTER);
    const bytes = [90, 100, 100, 100, 100, 40, 40, 50, 60, 70];
    const hourly = { timesSeconds: [HOUR, 2 * HOUR, 3 * HOUR], bytes: [80, 95, 40] };
    expect(toTrend(times, bytes, hourly).floorBytes).toEqual([80, 95, 95, 95, 95, 40, 40, 40, 40, null]);
  });

  test('no floor before the first and after the last hour, in an hour without one, and without any', () => {
    const hourly = { timesSeconds: [2 * HOUR, 3 * HOUR, 4 * HOUR], bytes: [5, null, 7] };
    const times = [HOUR, HOUR + 1, 2 * HOUR, 2 * HOUR + 1, 3 * HOUR + 1, 4 * HOUR + 1];
    const bytes = times.map(() => 9);
    expect(toTrend(times, bytes, hourly).floorBytes).toEqual([null, 5, 5, null, 7, null]);
    expect(toTrend(times, bytes, null).floorBytes).toEqual(times.map(() => null));
  });

  test('a gap keeps the floor of its hour', () => {
    expect(toTrend([HOUR], [null], { timesSeconds: [HOUR], bytes: [5] }).floorBytes).toEqual([5]);
  });

  test('whatever the samples: no floor above the memory', () => {
    const amounts = fc.array(fc.option(fc.integer({ min: 0, max: 1000 })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 7200 }), (bytes, floors, offset) => {
        const times = bytes.map((_, index) => offset + index * QUARTER);
        const hourly = { timesSeconds: floors.map((_, index) => index * HOUR), bytes: floors };
        toTrend(times, bytes, hourly).floorBytes.forEach((floor, index) => {
          expect(floor ?? 0).toBeLessThanOrEqual(bytes[index] ?? Infinity);
        });
      })
    );
  });
});
