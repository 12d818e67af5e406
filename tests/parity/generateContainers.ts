/** Made-up containers whose memory takes every shape that the formula treats differently. Seeded: always the same. */

export interface GeneratedRow {
  /** cAdvisor's id: another one after a restart. */
  id: string;
  startTimeSeconds: number;
  timesSeconds: number[];
  values: number[];
}

export interface GeneratedContainer {
  name: string;
  limitBytes: number | null;
  rows: GeneratedRow[];
}

const MIB = 2 ** 20;
const HOUR = 3600;

/** mulberry32 (public domain, Tommy Ettinger and Bryc): 32 bits of state, good enough for noise. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Shape {
  name: string;
  limitMib: number | null;
  /** MiB by hours since the beginning. */
  level: (hours: number, random: () => number) => number;
  /** Hours of history, the last of which is the end. All by default. */
  hours?: number;
  /** Whether the sample at this hour exists. */
  present?: (hours: number) => boolean;
  /** A second life: the row ends shortly after the second begins. */
  restartAtHours?: number;
}

const SHAPES = (total: number): Shape[] => [
  { name: 'linear', limitMib: 2048, level: (h, random) => 300 + 3 * h + 5 * random() },
  { name: 'linear-no-limit', limitMib: null, level: (h, random) => 300 + 3 * h + 5 * random() },
  { name: 'linear-tight', limitMib: 1200, level: (h, random) => 300 + 3 * h + 5 * random() },
  { name: 'fast-at-the-end', limitMib: 1024, level: (h) => 200 + Math.max(0, h - total + 20) * 25 },
  { name: 'flat', limitMib: 512, level: (_, random) => 200 + random() },
  { name: 'exactly-flat', limitMib: 512, level: () => 200 },
  { name: 'falling', limitMib: 512, level: (h) => 400 - h },
  { name: 'step', limitMib: 1024, level: (h, random) => (h < total - 5 ? 300 : 600) + random() },
  { name: 'steps', limitMib: 2048, level: (h) => 300 + 40 * Math.floor(h / 7) },
  { name: 'plateau', limitMib: 1024, level: (h, random) => 700 * (1 - Math.exp(-h / 60)) + 2 * random() },
  { name: 'square-root', limitMib: 1024, level: (h, random) => 200 + 40 * Math.sqrt(h) + random() },
  { name: 'sawtooth', limitMib: 1024, level: (h, random) => 300 + 200 * ((h / 1.7) % 1) + 5 * random() },
  { name: 'sawtooth-rising', limitMib: 1024, level: (h, random) => 200 + 1.5 * h + 150 * ((h / 1.7) % 1) + random() },
  { name: 'diurnal', limitMib: 1024, level: (h, random) => 400 + 200 * Math.sin((h / 12) * Math.PI) + 9 * random() },
  { name: 'diurnal-leak', limitMib: 2048, level: (h) => 400 + 2.5 * h + 200 * Math.sin((h / 12) * Math.PI) },
  {
    name: 'wander',
    limitMib: 1024,
    level: (h, random) => 400 + 60 * Math.sin(h / 9) + 40 * Math.sin(h / 31) + random(),
  },
  { name: 'quantised', limitMib: 1000, level: (h) => 10 * Math.floor(91 + 3 * Math.sin(h / 11)) },
  {
    // In its last hours it just passes the level of the first hour of the week before: that hour decides.
    name: 'edge-of-history',
    limitMib: 512,
    level: (h) => (h < total - 12 ? 371.8 + 0.1 * (total - 12 - h) : 371.8 + 1.911 * (h - total + 12)),
  },
  { name: 'near-limit', limitMib: 1024, level: (h, random) => 930 + 0.3 * h + 4 * random() },
  { name: 'over-limit', limitMib: 600, level: (h) => 400 + h },
  {
    name: 'gap-one-quarter',
    limitMib: 2048,
    level: (h) => 300 + 3 * h,
    present: (h) => h < total - 13 || h > total - 6,
  },
  { name: 'gaps', limitMib: 2048, level: (h, random) => 300 + 3 * h + random(), present: (h) => h % 11 > 4 },
  { name: 'scarce', limitMib: 2048, level: (h) => 300 + 3 * h, present: (h) => h % 2.5 < 0.03 },
  { name: 'gone', limitMib: 1024, level: (h) => 300 + 3 * h, present: (h) => h < total - 8 },
  { name: 'eight-hours', limitMib: 1024, level: (h) => 300 + 3 * h, hours: 8 },
  { name: 'eleven-hours', limitMib: 1024, level: (h) => 3 * h, hours: 11 },
  { name: 'two-days', limitMib: 1024, level: (h) => 3 * h, hours: 48 },
  { name: 'five-days', limitMib: 2048, level: (h) => 3 * h, hours: 120 },
  { name: 'nan-samples', limitMib: 1024, level: (h, random) => (random() < 0.3 ? NaN : 300 + 2 * h) },
  { name: 'nan-quarter', limitMib: 1024, level: (h) => (h > total - 9.1 && h < total - 5.9 ? NaN : 300 + 2 * h) },
  { name: 'nan-history', limitMib: 1024, level: (h) => (h < total - 12.5 ? NaN : 300 + 9 * (h - total + 20)) },
  { name: 'nan-only', limitMib: 1024, level: () => NaN },
  { name: 'infinite', limitMib: 1024, level: (h) => (h > total - 3.1 ? Infinity : 300 + h) },
  { name: 'zero', limitMib: 1024, level: () => 0 },
  { name: 'out-of-memory', limitMib: 512, level: (h) => 100 + ((h * 7) % 400) },
  {
    name: 'waived',
    limitMib: 1024,
    level: (h) => (h < total - 40 ? 900 + 0.1 * h : 100 + 20 * (h - total + 40)),
    restartAtHours: total - 40,
  },
  {
    name: 'restarted-high',
    limitMib: 1024,
    level: (h) => (h < total - 40 ? 900 : 730 + 4 * (h - total + 40)),
    restartAtHours: total - 40,
  },
  {
    name: 'restarted-lower',
    limitMib: 2048,
    level: (h) => (h < total - 30 ? 500 + h : 200 + 15 * (h - total + 30)),
    restartAtHours: total - 30,
  },
  {
    name: 'restarted-now',
    limitMib: 2048,
    level: (h) => (h < total - 1 ? 500 + h : 100),
    restartAtHours: total - 1,
  },
];

/** How long the row of the earlier life goes on beside the later one. */
const OVERLAP_SECONDS = 240;

export interface GenerateOptions {
  endSeconds: number;
  hours: number;
  intervalSeconds: number;
  /** Up to so much later than due is each scrape. 0: exactly on the grid. */
  jitterSeconds: number;
  seed: number;
}

export function generateContainers(options: GenerateOptions): GeneratedContainer[] {
  const { endSeconds, hours, intervalSeconds, jitterSeconds } = options;
  const first = endSeconds - hours * HOUR;
  return SHAPES(hours).map((shape, index) => {
    const random = seeded(options.seed + index);
    const begins = endSeconds - (shape.hours ?? hours) * HOUR;
    const restart = shape.restartAtHours === undefined ? Infinity : first + shape.restartAtHours * HOUR;
    const rows: GeneratedRow[] = [{ id: '/a', startTimeSeconds: begins - 17, timesSeconds: [], values: [] }];
    if (restart < endSeconds) {
      rows.push({ id: '/b', startTimeSeconds: restart, timesSeconds: [], values: [] });
    }
    let last = NaN;
    for (let due = first; due <= endSeconds; due += intervalSeconds) {
      const time = Math.round((due + jitterSeconds * random()) * 1000) / 1000;
      const since = (time - first) / HOUR;
      const value = Math.round(shape.level(since, random) * MIB);
      if (time < begins || time > endSeconds || (shape.present && !shape.present(since))) {
        continue;
      }
      const row = time < restart ? rows[0] : rows[1];
      row.timesSeconds.push(time);
      row.values.push(value);
      if (time >= restart && time < restart + OVERLAP_SECONDS) {
        // cAdvisor repeats the last value of the container that is gone.
        rows[0].timesSeconds.push(time);
        rows[0].values.push(last);
      } else if (time < restart) {
        last = value;
      }
    }
    const limitBytes = shape.limitMib === null ? null : shape.limitMib * MIB;
    return { name: shape.name, limitBytes, rows };
  });
}
