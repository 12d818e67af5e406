import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

/** A full hour. */
export const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOURS = 11 * 24 + 36;
const INTERVAL_SECONDS = 60;
const HOUR = 3600;
const START_SECONDS = END_SECONDS - HOURS * HOUR;

export interface Target {
  job: string;
  /** Samples of a scrape so many seconds before the end; null where there is none. */
  samples: (secondsAgo: number) => number | null;
  /** Seconds before the end at which processes started; none where it is not exported. */
  startsAgo?: readonly number[];
}

/** Hours before the end that a ramp begins, and what it gains an hour. */
const ramp = (base: number, hoursAgo: number, perHour: number) => (secondsAgo: number) =>
  Math.round(base + Math.max(0, hoursAgo - secondsAgo / HOUR) * perHour);

/** The same ramp over and over, a restart each so many hours. */
const restarting = (hours: number) => (secondsAgo: number) =>
  Math.round(100 + (hours - ((secondsAgo / HOUR) % hours)) * 100);

export const TARGETS: readonly Target[] = [
  { job: 'flat', samples: () => 8000 },
  { job: 'blow-up', samples: ramp(100, 40, 200), startsAgo: [HOURS * HOUR] },
  { job: 'slow', samples: ramp(500, 10 * 24, 12) },
  { job: 'tiny', samples: ramp(60, 100, 1) },
  { job: 'large-and-hardly-growing', samples: ramp(100_000, 100, 90) },
  { job: 'levelled-off', samples: (ago) => Math.min(9000, ramp(100, 60, 300)(ago)) },
  { job: 'step', samples: (ago) => (ago > 20 * HOUR ? 500 : 5000) },
  { job: 'daily', samples: (ago) => Math.round(3000 + 2500 * Math.sin((2 * Math.PI * ago) / 86400)) },
  { job: 'restarted-known', samples: restarting(30), startsAgo: [30, 60, 90].map((hours) => hours * HOUR) },
  { job: 'restarted-without-start-time', samples: restarting(30) },
  // The highest level of the week before the window of six hours is that of the moment at which that week begins.
  { job: 'edge-of-history', samples: (ago) => (ago >= 174 * HOUR ? 9000 : ramp(100, 7, 900)(ago)) },
  { job: 'young', samples: (ago) => (ago > 7 * HOUR ? null : ramp(100, 7, 900)(ago)) },
  { job: 'gap', samples: (ago) => (ago > 2 * HOUR && ago < 4.2 * HOUR ? null : ramp(100, 40, 200)(ago)) },
  { job: 'gone', samples: (ago) => (ago < 3 * HOUR ? null : ramp(100, 40, 200)(ago)) },
  { job: 'down-at-times', samples: (ago) => (Math.floor(ago / 600) % 7 === 3 ? 0 : ramp(100, 40, 200)(ago)) },
];

/** What a Prometheus writes about some targets over twelve days, a scrape a minute. */
export function* generateTargets(): Generator<BackfillSeries> {
  for (const { job, samples, startsAgo = [] } of TARGETS) {
    const labels = { job, instance: '10.0.0.1:8080', namespace: 'shop', pod: `${job}-0` };
    const points: Array<[number, number]> = [];
    const starts: Array<[number, number]> = [];
    for (let time = START_SECONDS; time <= END_SECONDS; time += INTERVAL_SECONDS) {
      const ago = END_SECONDS - time;
      const value = samples(ago);
      const start = [...startsAgo].sort((a, b) => a - b).find((one) => one >= ago);
      if (value !== null) {
        points.push([time, value]);
      }
      if (start !== undefined && time % 240 === 0) {
        starts.push([time, END_SECONDS - start]);
      }
    }
    yield toSeries('scrape_samples_scraped', labels, points);
    if (starts.length > 0) {
      yield toSeries('process_start_time_seconds', labels, starts);
    }
  }
}

function toSeries(name: string, labels: Record<string, string>, points: Array<[number, number]>): BackfillSeries {
  return {
    labels: { __name__: name, ...labels },
    timesSeconds: points.map(([time]) => time),
    values: points.map(([, value]) => value),
  };
}
