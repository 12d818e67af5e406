import * as fc from 'fast-check';
import { lowerEnvelope } from './lowerEnvelope';

const timesOf = (count: number) => Array.from({ length: count }, (_, i) => 1.79e9 + i * 600);
const oneLife = (count: number) => new Int32Array(count);

describe('lowerEnvelope(timesSeconds, values, lifeOfRow)', () => {
  test('a calm ramp keeps every point', () => {
    const values = timesOf(100).map((_, i) => 1e8 + i * 1e5);
    const { points, blockRows } = lowerEnvelope(timesOf(100), values, oneLife(100));
    expect(blockRows).toBe(1);
    expect(points.map(({ bytes }) => bytes)).toEqual(values);
  });

  test('a sawtooth over a rising floor: blocks as long as a collection takes, and the floor is found', () => {
    const values = timesOf(240).map((_, i) => 1e8 + i * 1e5 + (i % 8) * 2e7);
    const { points, blockRows } = lowerEnvelope(timesOf(240), values, oneLife(240));
    expect(blockRows).toBeGreaterThanOrEqual(8);
    points.forEach(({ bytes, seconds }) => {
      const row = (seconds - 1.79e9) / 600;
      expect(bytes).toBe(1e8 + row * 1e5);
    });
  });

  test('blocks do not reach over a restart', () => {
    const lifeOfRow = Int32Array.from({ length: 100 }, (_, i) => (i < 50 ? 0 : 1));
    const values = timesOf(100).map((_, i) => 1e8 + (i % 50) * 1e6);
    const { points } = lowerEnvelope(timesOf(100), values, lifeOfRow);
    expect(points.filter(({ life }) => life === 1)[0]).toMatchObject({ seconds: timesOf(100)[50], bytes: 1e8 });
  });

  test('never above the values of its block, at most 300 points, ascending (any input)', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 1e9 })), { maxLength: 900 }), (values) => {
        const times = timesOf(values.length);
        const { points } = lowerEnvelope(times, values, oneLife(values.length));
        expect(points.length).toBeLessThanOrEqual(300);
        points.forEach(({ seconds, bytes, peakBytes }, i) => {
          expect(values[times.indexOf(seconds)]).toBe(bytes);
          expect(peakBytes).toBeGreaterThanOrEqual(bytes);
          expect(i === 0 || seconds > points[i - 1].seconds).toBe(true);
        });
      })
    );
  });
});
