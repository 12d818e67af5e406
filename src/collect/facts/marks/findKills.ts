import { say } from '../../../engine';
import { KSM_RESTARTS_METRIC } from '../../sources/memoryMetrics';
import type { MatrixSeries } from '../../ask/prometheusClient';
import type { Mark } from './mark';
import { KSM_LAST_REASON_METRIC, KSM_LAST_TIMESTAMP_METRIC } from './markQueries';

/** What kube-state-metrics says about one container of one pod (a pod that is made anew has another uid). */
interface Status {
  container: string;
  restarts: Map<number, number>;
  killed: Set<number>;
  endedAt: Map<number, number>;
}

/**
 * Kills by the OOM killer, from the rows of kube-state-metrics. The reason is that of the last end and stays for as long
 * as the pod lives, so that it is no event: the event is a new time of the end while the reason is OOMKilled or, where
 * that time is not exported, a restart seen together with the reason. Of several restarts between two samples only the
 * last one's reason is known, so they give one mark.
 *
 * A counter tells a kill up to a step late: the restart that followed it dates it better, where its moment is known.
 *
 * Input: raw series, and the moments of restarts by container; what is before `fromSeconds` is left out. Cost: linear in
 * the samples. Never throws.
 * Source: memory catalog, section 4.
 */
export function findKills(
  series: readonly MatrixSeries[],
  fromSeconds: number,
  restartTimes: ReadonlyMap<string, readonly number[]> = new Map()
): Mark[] {
  const kills = new Map<string, Mark>();
  for (const status of toStatuses(series)) {
    for (const atSeconds of killTimes(status, restartTimes.get(status.container) ?? [])) {
      if (atSeconds >= fromSeconds) {
        // Several collectors of the same cluster tell the same.
        kills.set(`${status.container} ${atSeconds}`, toMark(status.container, atSeconds));
      }
    }
  }
  return [...kills.values()];
}

/**
 * Whether the rows of kube-state-metrics tell kills at all: the reason of an end is there, or nothing ended, by its counter.
 * Without either, no mark means "not known", and not "no kill".
 */
export function tellsKills(series: readonly MatrixSeries[]): boolean {
  const of = (name: string) => series.filter(({ labels }) => labels.__name__ === name);
  const counters = of(KSM_RESTARTS_METRIC);
  return of(KSM_LAST_REASON_METRIC).length > 0 || (counters.length > 0 && !counters.some(hasRisen));
}

function hasRisen({ values }: MatrixSeries): boolean {
  return values.some((value, i) => i > 0 && value > values[i - 1]);
}

function killTimes({ restarts, killed, endedAt }: Status, restartTimes: readonly number[]): Set<number> {
  if (endedAt.size > 0) {
    return new Set([...endedAt].filter(([time]) => killed.has(time)).map(([, ended]) => ended));
  }
  const times = new Set<number>();
  let before: { time: number; count: number } | null = null;
  for (const [time, count] of restarts) {
    if (before !== null && count > before.count && killed.has(time)) {
      // Collectors lag behind by up to a step.
      const earliest = before.time - (time - before.time);
      times.add(restartTimes.filter((restart) => restart > earliest && restart <= time).at(-1) ?? time);
    }
    before = { time, count };
  }
  return times;
}

function toStatuses(series: readonly MatrixSeries[]): Status[] {
  const statuses = new Map<string, Status>();
  for (const { labels, timesSeconds, values } of series) {
    const { __name__: name, reason, container = '', ...rest } = labels;
    const id = JSON.stringify([container, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const status = statuses.get(id) ?? { container, restarts: new Map(), killed: new Set(), endedAt: new Map() };
    statuses.set(id, status);
    timesSeconds.forEach((time, i) => {
      const value = values[i];
      if (name === KSM_RESTARTS_METRIC) {
        status.restarts.set(time, value);
      } else if (name === KSM_LAST_REASON_METRIC && reason === 'OOMKilled' && value === 1) {
        status.killed.add(time);
      } else if (name === KSM_LAST_TIMESTAMP_METRIC && value > 0) {
        status.endedAt.set(time, value);
      }
    });
  }
  return [...statuses.values()];
}

function toMark(container: string, atSeconds: number): Mark {
  return {
    kind: 'oom-kill',
    atSeconds,
    title: say`OOM kill`,
    text: say`The OOM killer ended the container ${container}, as Kubernetes reports (OOMKilled).`,
  };
}
