import { toLabels } from './scale/toLabels';

/** Samples of one metric of one container, as a server has them. */
export interface GeneratedSeries {
  labels: Record<string, string>;
  timesSeconds: number[];
  values: number[];
}

export interface FleetOptions {
  containers: number;
  points: number;
  stepSeconds: number;
  endSeconds: number;
}

const MIB = 2 ** 20;
const PAGE_BYTES = 4096;
const LIMIT_BYTES = 2048 * MIB;
const DAY_SECONDS = 86400;
const HISTORY_BEFORE_SECONDS = 3 * DAY_SECONDS;

/** What anonymous memory does, by the share of the history that is over (0 to 1) and the hour of the day. MiB. */
const COURSES: ReadonlyArray<(share: number, dayShare: number, noise: number) => number> = [
  (_share, _day, noise) => 180 + 2 * noise,
  (_share, _day, noise) => 420 + 12 * noise,
  (share, _day, noise) => 200 + 900 * share + 5 * noise,
  (_share, day, noise) => 300 + 60 * Math.sin(2 * Math.PI * day) + 8 * noise,
  (share, _day, noise) => 240 + 120 * ((share * 80) % 1) + 4 * noise,
  (share, _day, noise) => 150 + 300 * (1 - Math.exp(-share * 6)) + 3 * noise,
  (_share, _day, noise) => 96 + noise,
  (share, _day, noise) => 256 + (share > 0.6 ? 180 : 0) + 2 * noise,
  (_share, _day, noise) => 700 + (noise > 0.97 ? 400 : 0) + 6 * noise,
  (share, day, noise) => 300 + 60 * share + 40 * Math.sin(2 * Math.PI * day) + 10 * noise,
];

/** Numbers from 0 to 1, the same ones on every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/**
 * Nine metrics a container: steady ones, leaks, days, sawteeth, caches that fill, jumps and spikes, in equal numbers; every
 * tenth one restarts in the middle. Numbers are whole pages, as those of cAdvisor are.
 */
export function generateFleet(first: number, count: number, options: FleetOptions): GeneratedSeries[] {
  return Array.from({ length: count }, (_, i) => generateContainer(first + i, options)).flat();
}

function generateContainer(number: number, { points, stepSeconds, endSeconds }: FleetOptions): GeneratedSeries[] {
  const random = randomFrom(20261121 + number);
  const course = COURSES[number % COURSES.length];
  const restartAt = number % 10 === (number / 10) % 10 ? Math.floor(points / 2) : points;
  const startSeconds = endSeconds - (points - 1) * stepSeconds;
  const timesSeconds = Array.from({ length: points }, (_, i) => startSeconds + i * stepSeconds);
  const metrics: Record<string, number[]> = {
    container_memory_usage_bytes: [],
    container_memory_working_set_bytes: [],
    container_memory_rss: [],
    container_memory_cache: [],
    container_memory_total_inactive_file_bytes: [],
    container_memory_total_active_file_bytes: [],
    container_memory_kernel_usage: [],
    container_spec_memory_limit_bytes: [],
    container_start_time_seconds: [],
  };
  const pages = (mebibytes: number) => Math.round((mebibytes * MIB) / PAGE_BYTES) * PAGE_BYTES;
  timesSeconds.forEach((time, i) => {
    const isSecondLife = i >= restartAt;
    const share = (isSecondLife ? i - restartAt : i) / points;
    const rss = pages(course(share, (time % DAY_SECONDS) / DAY_SECONDS, random()));
    const inactive = pages(60 + 20 * share + 3 * random());
    const active = pages(40 + 2 * random());
    const beyond = pages(12 + random());
    const usage = rss + inactive + active + beyond;
    const row = [usage, usage - inactive, rss, inactive + active, inactive, active, 0, LIMIT_BYTES];
    const start = isSecondLife ? timesSeconds[restartAt] - 20 : startSeconds - HISTORY_BEFORE_SECONDS;
    Object.values(metrics).forEach((values, metric) => values.push(row[metric] ?? start));
  });
  const pod = `service-${number % 97}-6c9f8d7b54-${(number + 46656).toString(36)}`;
  const labels = toLabels(`team-${number % 23}`, pod, number);
  return Object.entries(metrics).map(([name, values]) => ({
    labels: { __name__: name, ...labels },
    timesSeconds,
    values,
  }));
}

/** The answer of `query_range` of Prometheus. */
export function toPrometheusAnswer(series: readonly GeneratedSeries[]): string {
  const result = series.map(({ labels, timesSeconds, values }) => ({
    metric: labels,
    values: timesSeconds.map((time, i) => [time, String(values[i])]),
  }));
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

/** The answer of Grafana's `/api/ds/query` to the same question. */
export function toGrafanaAnswer(series: readonly GeneratedSeries[]): string {
  const frames = series.map(({ labels, timesSeconds, values }) => ({
    schema: {
      fields: [
        { name: 'Time', type: 'time' },
        { name: 'Value', type: 'number', labels },
      ],
    },
    data: { values: [timesSeconds.map((time) => time * 1000), values] },
  }));
  return JSON.stringify({ results: { A: { status: 200, frames } } });
}
