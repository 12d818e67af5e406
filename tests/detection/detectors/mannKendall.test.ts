import { autocorrelationFactor } from './hamedRao';
import { kendallSum, toZ } from './mannKendall';

test.each([
  // All 10 pairs rise; variance 5 * 4 * 15 / 18.
  [[1, 2, 3, 4, 5], { sum: 10, variance: 300 / 18 }],
  [[5, 4, 3], { sum: -3, variance: (3 * 2 * 11) / 18 }],
  // One tie of two takes 2 * 1 * 9 off.
  [[1, 1, 2], { sum: 2, variance: (3 * 2 * 11 - 2 * 1 * 9) / 18 }],
  [[7, 7, 7], { sum: 0, variance: 0 }],
])('kendallSum(%j)', (values, expected) => {
  const { sum, variance } = kendallSum(values);
  expect(sum).toBe(expected.sum);
  expect(variance).toBeCloseTo(expected.variance, 9);
});

test('toZ: with the correction for continuity; 0 where nothing varies', () => {
  expect(toZ({ sum: 10, variance: 9 })).toBe(3);
  expect(toZ({ sum: -10, variance: 9 })).toBe(-3);
  expect(toZ({ sum: 0, variance: 0 })).toBe(0);
  expect(toZ({ sum: 10, variance: 9 }, 9)).toBe(1);
});

test('autocorrelationFactor: far above 1 for a slow wave, about 1 for noise without memory', () => {
  const wave = Array.from({ length: 72 }, (_, i) => Math.sin(i / 6));
  expect(autocorrelationFactor(wave)).toBeGreaterThan(1.5);
  // Fractional parts of multiples of the golden ratio have no memory to speak of.
  const noise = Array.from({ length: 72 }, (_, i) => (i * i * 0.6180339887) % 1);
  expect(autocorrelationFactor(noise)).toBeGreaterThan(0.2);
  expect(autocorrelationFactor(noise)).toBeLessThan(2);
});
