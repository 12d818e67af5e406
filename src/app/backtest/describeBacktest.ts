import type { AlertSubject } from '../../engine';
import type { Backtest } from './readBacktest';

const THINGS: Record<AlertSubject, (count: number) => string> = {
  container: (count) => (count === 1 ? '1 container' : `${count} containers`),
  workload: (count) => (count === 1 ? '1 workload' : `${count} workloads`),
  node: (count) => (count === 1 ? '1 node' : `${count} nodes`),
  target: (count) => (count === 1 ? '1 target' : `${count} targets`),
};

export interface BacktestSummary {
  severity: 'success' | 'info' | 'warning';
  title: string;
}

/** What came out. "It would not have fired" is said only where something was tested, and all of it was there. */
export function describeBacktest(
  { rows, tested, total, firingsPerWeek, warnings }: Backtest,
  subject: AlertSubject
): BacktestSummary {
  const things = THINGS[subject];
  if (tested === 0 || (tested === null && rows.length === 0)) {
    return {
      severity: 'warning',
      title: `It could not be tested: no ${subject} of this scope has values in this time.`,
    };
  }
  const of = total !== null && tested !== null && total > tested ? ` (of ${total}, the others were left out)` : '';
  const scope = tested === null ? things(rows.length) : `${things(tested)}${of}`;
  const fired = rows.filter(({ firings }) => (firings ?? 0) > 0).length;
  if (fired === 0 && warnings.length > 0) {
    return { severity: 'warning', title: `It would not have fired for what was there. Tested: ${scope}.` };
  }
  if (fired === 0) {
    return { severity: 'success', title: `It would not have fired. Tested: ${scope}.` };
  }
  const often = firingsPerWeek === null ? '' : `, ${toPerWeek(firingsPerWeek)}`;
  return { severity: 'info', title: `It would have fired for ${things(fired)}${often}. Tested: ${scope}.` };
}

function toPerWeek(count: number): string {
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
  return rounded === 1 ? 'with 1 notification a week' : `with ${rounded} notifications a week`;
}
