import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { GeneratedContainer } from './generateContainers';

/** Limits and start times are asked at the last moments only: this much of them is enough. */
const FACTS_SECONDS = 40 * 3600;
const FACTS_INTERVAL_SECONDS = 120;

/** The three cAdvisor metrics of the containers, with the labels that a kubelet and a scrape add. */
export function* toBackfill(containers: readonly GeneratedContainer[], namespace: string): Generator<BackfillSeries> {
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
      yield { labels: { __name__: 'container_memory_working_set_bytes', ...labels }, timesSeconds, values };
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
