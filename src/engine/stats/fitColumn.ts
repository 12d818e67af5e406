/** value = intercept + slope x. */
export interface ColumnFit {
  intercept: number;
  slope: number;
  /** Sum of squared residuals. */
  squares: number;
}

/**
 * `fitLinear` for one column, without an allocation but for its result: some fits try dozens of columns. Null where the
 * column is constant. Cost: linear. Never throws.
 */
export function fitColumn(column: ArrayLike<number>, values: ArrayLike<number>): ColumnFit | null {
  const n = values.length;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < n; i++) {
    sumX += column[i];
    sumY += values[i];
  }
  const meanX = sumX / n;
  const meanY = sumY / n;
  let ofX = 0;
  let ofBoth = 0;
  for (let i = 0; i < n; i++) {
    const x = column[i] - meanX;
    ofX += x * x;
    ofBoth += x * (values[i] - meanY);
  }
  if (!(ofX > 0)) {
    return null;
  }
  const slope = ofBoth / ofX;
  const intercept = meanY - slope * meanX;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    squares += (values[i] - (slope * (column[i] - meanX) + meanY)) ** 2;
  }
  return { intercept, slope, squares };
}
