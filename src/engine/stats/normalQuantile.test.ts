import { normalQuantile } from './normalQuantile';

// Expected values: R 4.3, qnorm(p).
describe('normalQuantile(probability)', () => {
  test.each([
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.01, -2.3263478740408408],
    [0.0001, -3.719016485455709],
  ])('%d', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 7);
  });

  test.each([0, 1, -0.1, NaN])('%d throws', (probability) => {
    expect(() => normalQuantile(probability)).toThrow('normalQuantile requires a probability between 0 and 1.');
  });
});
