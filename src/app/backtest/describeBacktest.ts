import { type AlertSubject, say, WORKLOAD_GROUP_LABEL } from '../../engine';
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
  // Whose values were brought together has as many alerts as there are workloads, not containers.
  const isOfWorkloads = subject === 'container' && rows.some(({ labels }) => Boolean(labels[WORKLOAD_GROUP_LABEL]));
  const things = THINGS[isOfWorkloads ? 'workload' : subject];
  if (tested === 0 || (tested === null && rows.length === 0)) {
    return {
      severity: 'warning',
      title: say`It could not be tested: no ${subject} of this scope has values in this time.`,
    };
  }
  const scope = describeTested({ rows, tested, total }, subject, isOfWorkloads);
  const fired = rows.filter(({ firings }) => (firings ?? 0) > 0).length;
  if (fired === 0 && warnings.length > 0) {
    return { severity: 'warning', title: say`It would not have fired for what was there. Tested: ${scope}.` };
  }
  if (fired === 0) {
    return { severity: 'success', title: say`It would not have fired. Tested: ${scope}.` };
  }
  const often = firingsPerWeek === null ? '' : `, ${toPerWeek(firingsPerWeek)}`;
  return { severity: 'info', title: say`It would have fired for ${things(fired)}${often}. Tested: ${scope}.` };
}

/** How much was tested, and how much there was. */
function describeTested(
  { rows, tested, total }: Pick<Backtest, 'rows' | 'tested' | 'total'>,
  subject: AlertSubject,
  isOfWorkloads: boolean
): string {
  const found = isOfWorkloads ? THINGS.workload(rows.length) : THINGS[subject](tested ?? rows.length);
  if (total === null || tested === null || total <= tested) {
    return found;
  }
  const all = isOfWorkloads ? say`${THINGS[subject](tested)} of ${total}` : say`of ${total}`;
  return say`${found} (${all}, the others were left out)`;
}

function toPerWeek(count: number): string {
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
  return rounded === 1 ? say`with 1 notification a week` : say`with ${rounded} notifications a week`;
}
