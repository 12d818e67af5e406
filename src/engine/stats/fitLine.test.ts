import { fitLinear } from './fitLine';

describe('fitLinear(columns, values)', () => {
  test('one column, values of Anscombe’s first set', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    // F. J. Anscombe, "Graphs in statistical analysis", 1973: y = 3.0001 + 0.5001 x, residual squares 13.763.
    const fit = fitLinear([x], y)!;
    expect(fit.coefficients[0]).toBeCloseTo(3.0000909, 6);
    expect(fit.coefficients[1]).toBeCloseTo(0.5000909, 6);
    expect(fit.squares).toBeCloseTo(13.76269, 4);
  });

  test('two columns: a plane is found exactly, also with large offsets', () => {
    const a = [1.79e9, 1.79e9 + 60, 1.79e9 + 120, 1.79e9 + 180, 1.79e9 + 240];
    const b = [3, 1, 4, 1, 5];
    const fit = fitLinear(
      [a, b],
      a.map((value, i) => 7 + 2 * (value - 1.79e9) - 3 * b[i])
    )!;
    expect(fit.coefficients[1]).toBeCloseTo(2, 9);
    expect(fit.coefficients[2]).toBeCloseTo(-3, 9);
    expect(fit.squares).toBeCloseTo(0, 6);
  });

  test.each([
    [
      'columns that depend on each other',
      [
        [1, 2, 3, 4],
        [2, 4, 6, 8],
      ],
      [1, 2, 3, 5],
    ],
    ['a column that never changes', [[2, 2, 2, 2]], [1, 2, 3, 5]],
    ['too few values', [[1], [2]], [1]],
  ])('%s: null', (_, columns, values) => {
    expect(fitLinear(columns, values)).toBeNull();
  });
});
