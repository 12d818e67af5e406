import { matchesRule, type ProcessHistory, type RuntimeSeries, toSize } from '../../../engine';
import type { ProcessSource } from './findProcessSource';
import { toTargetId } from './toTargets';

/** The processes of a source over time. One process may have several series where another label changed: the last wins. */
export function toProcesses({ rule, target }: ProcessSource, series: readonly RuntimeSeries[]): ProcessHistory[] {
  const own = series.filter(({ labels }) => toTargetId(labels) === target.id);
  const counts = new Map<string, number>();
  for (const { labels, values } of own) {
    const count = labels.__name__ === rule.countMetric ? toSize(lastKnown(values)) : null;
    if (count !== null) {
      counts.set(labels[rule.nameLabel] ?? '', count);
    }
  }
  const processes = new Map<string, ProcessHistory>();
  for (const { labels, values } of own) {
    if (!matchesRule(rule.series, labels)) {
      continue;
    }
    const name = labels[rule.nameLabel] ?? '';
    const bytes = processes.get(name)?.bytes;
    processes.set(name, {
      name,
      count: counts.get(name) ?? 1,
      bytes: values.map((value, i) => value ?? bytes?.[i] ?? null),
    });
  }
  return [...processes.values()];
}

export function lastKnown(values: ReadonlyArray<number | null>): number | null {
  return values.reduce((last, value) => value ?? last, null);
}
