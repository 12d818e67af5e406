import { normalProbability } from './normalProbability';
import { normalQuantile } from './normalQuantile';
import { seededRandom } from './seededRandom';

// R: pnorm(c(-3, -1.2816, 0, 1, 2.3263))
test.each([
  [-3, 0.001349898],
  [-1.2816, 0.09999151],
  [0, 0.5],
  [1, 0.8413447],
  [2.3263, 0.9899987],
])('normalProbability(%d) is %d', (z, expected) => {
  expect(normalProbability(z)).toBeCloseTo(expected, 6);
});

test.each([0.01, 0.2, 0.5, 0.9, 0.999])('normalProbability(normalQuantile(%d)) is the same', (probability) => {
  expect(normalProbability(normalQuantile(probability))).toBeCloseTo(probability, 5);
});

test('seededRandom(seed): the same numbers for the same seed, spread evenly', () => {
  const draw = (seed: number) => Array.from({ length: 2000 }, seededRandom(seed));
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)[0]).not.toBe(draw(4)[0]);
  expect(draw(3).filter((one) => one < 0.25).length / 2000).toBeCloseTo(0.25, 1);
});
