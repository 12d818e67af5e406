/** Least squares: value = intercept + sum of coefficients times columns. */
export interface LinearFit {
  /** Intercept first. */
  coefficients: number[];
  /** Sum of squared residuals. */
  squares: number;
}

/**
 * Ordinary least squares with an intercept on one or more columns, by the normal equations with centred columns. Null
 * where the columns depend on each other or there are fewer values than coefficients.
 *
 * Why not a library: two or three columns of a few hundred values. Cost: O(n k^2). Never throws.
 */
export function fitLinear(columns: ReadonlyArray<readonly number[]>, values: readonly number[]): LinearFit | null {
  const n = values.length;
  const k = columns.length;
  if (n <= k) {
    return null;
  }
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / n;
  const means = columns.map(mean);
  const valueMean = mean(values);
  const rows = columns.map((a, i) => [
    ...columns.map((b, j) => sumProduct(a, means[i], b, means[j])),
    sumProduct(a, means[i], values, valueMean),
  ]);
  const slopes = solve(
    rows,
    rows.map((row, i) => row[i])
  );
  if (slopes === null) {
    return null;
  }
  const intercept = valueMean - slopes.reduce((sum, slope, i) => sum + slope * means[i], 0);
  let squares = 0;
  for (let row = 0; row < n; row++) {
    // From the means: an intercept at the epoch is so large that it costs half of the digits.
    const fitted = slopes.reduce((sum, slope, i) => sum + slope * (columns[i][row] - means[i]), 0) + valueMean;
    squares += (values[row] - fitted) ** 2;
  }
  return { coefficients: [intercept, ...slopes], squares };
}

function sumProduct(a: readonly number[], meanA: number, b: readonly number[], meanB: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += (a[i] - meanA) * (b[i] - meanB);
  }
  return sum;
}

/** A pivot this small against its column says that the columns depend on each other. */
const SINGULAR = 1e-9;

/** Gauss with row exchange; rows hold the right side last. */
function solve(rows: number[][], scales: readonly number[]): number[] | null {
  const k = rows.length;
  for (let column = 0; column < k; column++) {
    let best = column;
    for (let row = column + 1; row < k; row++) {
      best = Math.abs(rows[row][column]) > Math.abs(rows[best][column]) ? row : best;
    }
    [rows[column], rows[best]] = [rows[best], rows[column]];
    const pivot = rows[column][column];
    if (!(Math.abs(pivot) > SINGULAR * Math.abs(scales[column]))) {
      return null;
    }
    eliminate(rows, column);
  }
  return rows.map((row, i) => row[k] / row[i]);
}

/** Takes the column out of all rows but its own. */
function eliminate(rows: number[][], column: number): void {
  const own = rows[column];
  for (const row of rows) {
    const factor = row === own ? 0 : row[column] / own[column];
    for (let i = column; factor !== 0 && i < row.length; i++) {
      row[i] -= factor * own[i];
    }
  }
}
