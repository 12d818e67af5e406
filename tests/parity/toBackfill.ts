import type { ScoredPart } from '../../src/engine';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { GeneratedContainer } from './generateContainers';

/** Limits and start times are asked at the last moments only: this much of them is enough. */
const FACTS_SECONDS = 40 * 3600;
const FACTS_INTERVAL_SECONDS = 120;

const MIB = 2 ** 20;

/** How the generated values appear as cAdvisor's metrics: so that they are the part that is to be scored. */
export const SHOWN_AS = {
  anon: { container_memory_rss: (value: number) => value },
  swap: { container_memory_swap: (value: number) => value },
  tmpfs: {
    container_memory_rss: () => 20 * MIB,
    container_memory_cache: (value: number) => value + 9 * MIB,
    container_memory_total_inactive_file_bytes: () => 4 * MIB,
    container_memory_total_active_file_bytes: () => 5 * MIB,
  },
  kernel: {
    container_memory_rss: () => 20 * MIB,
    container_memory_cache: () => 9 * MIB,
    container_memory_usage_bytes: (value: number) => value + 29 * MIB,
  },
  working_set: { container_memory_working_set_bytes: (value: number) => value },
} satisfies Record<ScoredPart, Record<string, (value: number) => number>>;

/** cAdvisor's metrics of the containers, with the labels that a kubelet and a scrape add. */
export function* toBackfill(
  containers: readonly GeneratedContainer[],
  namespace: string,
  part: ScoredPart = 'anon'
): Generator<BackfillSeries> {
  for (const { name, limitBytes, rows } of containers) {
    for (const { id, startTimeSeconds, timesSeconds, values } of rows) {
      const labels = {
        namespace,
        pod: `${name}-0`,
        container: 'app',
        id,
        image: 'made-up',
        node: 'n1',
        job: 'kubelet',
      };
      const end = timesSeconds[timesSeconds.length - 1];
      const facts = timesSeconds.filter(
        (time, index) => time > end - FACTS_SECONDS && (index === 0 || toSlot(time) !== toSlot(timesSeconds[index - 1]))
      );
      for (const [name, shown] of Object.entries(SHOWN_AS[part])) {
        yield { labels: { __name__: name, ...labels }, timesSeconds, values: values.map(shown) };
      }
      yield {
        labels: { __name__: 'container_spec_memory_limit_bytes', ...labels },
        timesSeconds: facts,
        // cAdvisor's way to say that there is none.
        values: facts.map(() => limitBytes ?? 0),
      };
      yield {
        labels: { __name__: 'container_start_time_seconds', ...labels },
        timesSeconds: facts,
        values: facts.map(() => startTimeSeconds),
      };
    }
  }
}

const toSlot = (time: number) => Math.floor(time / FACTS_INTERVAL_SECONDS);
