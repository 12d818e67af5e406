import type { AlertScope } from '../../contract/alertLink';
import type { Backtest } from './readBacktest';

const WEEK_MS = 7 * 86_400_000;
/** The query restricts containers itself; nodes and targets come all. */
const NAMES = ['node', 'job', 'instance'] as const;

/** Only the rows of the scope, with the figures of those. Patterns are anchored, as in PromQL. */
export function narrowBacktest(backtest: Backtest, scope: AlertScope): Backtest {
  const patterns = NAMES.flatMap((name) => {
    const pattern = toPattern(scope[name]);
    return pattern === null ? [] : [{ name, pattern }];
  });
  if (patterns.length === 0) {
    return backtest;
  }
  const rows = backtest.rows.filter(({ labels }) =>
    patterns.every(({ name, pattern }) => pattern.test(labels[name] ?? ''))
  );
  const firings = rows.reduce<number | null>(
    (sum, row) => (sum === null || row.firings === null ? null : sum + row.firings),
    0
  );
  const weeks = (backtest.to - backtest.from) / WEEK_MS;
  return {
    ...backtest,
    rows,
    total: rows.length,
    tested: rows.length,
    firingsPerWeek: firings === null ? null : firings / weeks,
  };
}

function toPattern(text: string | undefined): RegExp | null {
  try {
    return text ? new RegExp(`^(?:${text})$`) : null;
  } catch {
    return null;
  }
}
