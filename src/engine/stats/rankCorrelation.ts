import { toRanks } from './toRanks';

/**
 * Spearman's rank correlation, -1 to 1: whether one goes up when the other does, however far. Equal values share their
 * mean rank. Pairs with a null or a value that is not finite are left out.
 *
 * Why ranks: one large allocation must not decide. Null with fewer than 3 pairs, or where one side never changes.
 * Cost: n log n. Never throws.
 *
 * @see C. Spearman, "The proof and measurement of association between two things", American Journal of Psychology 15 (1904).
 */
export function rankCorrelation(
  a: ReadonlyArray<number | null>,
  b: ReadonlyArray<number | null>
): { correlation: number; pairs: number } | null {
  const pairs = a.flatMap((value, i) => {
    const other = b[i] ?? null;
    return value !== null && other !== null && Number.isFinite(value) && Number.isFinite(other)
      ? [[value, other] as const]
      : [];
  });
  if (pairs.length < 3) {
    return null;
  }
  const x = toRanks(pairs.map(([value]) => value));
  const y = toRanks(pairs.map(([, value]) => value));
  const mean = (pairs.length + 1) / 2;
  const sum = (of: (i: number) => number) => pairs.reduce((total, _, i) => total + of(i), 0);
  const spread = sum((i) => (x[i] - mean) ** 2) * sum((i) => (y[i] - mean) ** 2);
  if (spread === 0) {
    return null;
  }
  return { correlation: sum((i) => (x[i] - mean) * (y[i] - mean)) / Math.sqrt(spread), pairs: pairs.length };
}
