import { buildAnatomyFrame } from '../../testing/buildFrames';
import { readAnatomyFrames } from '../../read/anatomy/readAnatomyFrames';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { toForecast } from './toForecast';

const HOUR_MS = 3_600_000;
const MIB = 2 ** 20;
const TO_MS = 42 * HOUR_MS;

const model = (given: Partial<AnatomyModel>): AnatomyModel => ({
  ...readAnatomyFrames([buildAnatomyFrame({ parts: { anon: [1] }, whole: [1], limit: [2] } as never)])[0],
  timesMs: [0, TO_MS],
  wholeBytes: [10 * MIB, 100 * MIB],
  limitBytes: [200 * MIB, 200 * MIB],
  limitAtMs: { low: TO_MS + 10 * HOUR_MS, mid: TO_MS + 11 * HOUR_MS, high: TO_MS + 12 * HOUR_MS },
  ...given,
});

describe('toForecast(model, fromMs, toMs, showLimit)', () => {
  test('from the last sample to the limit; the axis goes on until it is met', () => {
    const { forecast, toMs } = toForecast(model({}), 0, TO_MS, true);
    expect(forecast).toMatchObject({ fromMs: TO_MS, fromBytes: 100 * MIB, limitBytes: 200 * MIB });
    expect(forecast?.label).toMatch(/^Limit: 10.h to 12.h$/);
    expect(toMs).toBeGreaterThan(TO_MS + 12 * HOUR_MS);
    expect(toMs).toBeLessThan(TO_MS + 15 * HOUR_MS);
  });

  test('what is far off runs out of the chart: the past keeps its room', () => {
    const far = { low: TO_MS + 100 * HOUR_MS, mid: null, high: null };
    const { forecast, toMs } = toForecast(model({ limitAtMs: far }), 0, TO_MS, true);
    expect(forecast?.highMs).toBeNull();
    expect(toMs).toBe(TO_MS * 1.6);
  });

  test.each<[string, Partial<AnatomyModel>, boolean]>([
    ['nobody says', { limitAtMs: null }, true],
    ['the limit is not shown', {}, false],
    ['no limit', { limitBytes: [null, null] }, true],
    ['a limit too far above to be drawn', { limitBytes: [9000 * MIB, 9000 * MIB] }, true],
    ['the limit is reached', { wholeBytes: [1, 200 * MIB] }, true],
    ['no memory', { wholeBytes: [null, null] }, true],
    ['it should have been reached already', { limitAtMs: { low: 1, mid: 1, high: 1 } }, true],
    ['not taken apart', { stacked: false }, true],
  ])('none: %s', (_, given, showLimit) => {
    expect(toForecast(model(given), 0, TO_MS, showLimit)).toEqual({ forecast: null, toMs: TO_MS });
  });
});
