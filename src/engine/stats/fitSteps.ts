/** Piecewise constant fit. */
export interface Steps {
  /** Index of the first point of each new level. */
  at: number[];
  levels: number[];
  /** Sum of squared residuals. */
  squares: number;
}

/**
 * Best fit of exactly `count` jumps between constant levels, by dynamic programming over all places. Each level has at
 * least `least` points. Null where there are too few points. Cost: count x n^2; give it at most 150 points. Never throws.
 * @see R. Bellman, "On the approximation of curves by line segments using dynamic programming", CACM 4 (1961).
 */
export function fitSteps(values: readonly number[], count: number, least = 2): Steps | null {
  const n = values.length;
  if (n < (count + 1) * least) {
    return null;
  }
  const sums = new Float64Array(n + 1);
  const powers = new Float64Array(n + 1);
  const offset = values[0];
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i] + (values[i] - offset);
    powers[i + 1] = powers[i] + (values[i] - offset) ** 2;
  }
  const cost = (from: number, to: number) =>
    Math.max(0, powers[to] - powers[from] - (sums[to] - sums[from]) ** 2 / (to - from));
  let squares = Float64Array.from({ length: n + 1 }, (_, to) => (to >= least ? cost(0, to) : Infinity));
  const from: Int32Array[] = [];
  for (let jump = 1; jump <= count; jump++) {
    const next = new Float64Array(n + 1).fill(Infinity);
    const choice = new Int32Array(n + 1);
    for (let to = (jump + 1) * least; to <= n; to++) {
      for (let cut = jump * least; cut <= to - least; cut++) {
        const total = squares[cut] + cost(cut, to);
        if (total < next[to]) {
          next[to] = total;
          choice[to] = cut;
        }
      }
    }
    squares = next;
    from.push(choice);
  }
  const at: number[] = [];
  for (let jump = count, to = n; jump > 0; jump--) {
    to = from[jump - 1][to];
    at.unshift(to);
  }
  const edges = [0, ...at, n];
  const levels = edges.slice(1).map((to, i) => offset + (sums[to] - sums[edges[i]]) / (to - edges[i]));
  return { at, levels, squares: squares[n] };
}
