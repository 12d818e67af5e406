import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ContainerSeries, SERVER_LOOK_BACK_SECONDS, type Truth } from '../containerSeries';

/** Where labelled series of others lie if no folder is given. They are evaluated in place: not all may be copied. */
export const REAL_FOLDER = join(__dirname, '../../../../shared/data/real');

/** A percent of a machine whose size is not told. */
const BYTES_OF_A_PERCENT = 1e8;
/** Series shorter than this are stretched to it in the stretched variant: the score compares half days. */
const STRETCHED_SECONDS = 48 * 3600;
/** The clock of the sources begins at 0. */
const START_SECONDS = 1_780_272_037;

/** One line of `series/*.jsonl`. */
interface RealLine {
  id: string;
  label: string;
  unit: string;
  limit: number | null;
  t: number[];
  v: number[];
}

const LABELS: Record<string, Truth['label']> = { leak: 'leak', 'leak-slow': 'leak', 'no-leak': 'benign' };

/** The files with series, or null where the folder is not there. */
export function findRealFiles(folder: string): string[] | null {
  const series = join(folder, 'series');
  return existsSync(series)
    ? readdirSync(series)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(series, name))
    : null;
}

/** The series of one file; only the working set is known. */
export function* readReal(file: string, stretched: boolean): Generator<ContainerSeries> {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() !== '') {
      yield toSeries(JSON.parse(line) as RealLine, stretched);
    }
  }
}

function toSeries({ id, label, unit, limit, t, v }: RealLine, stretched: boolean): ContainerSeries {
  const bytes = unit === 'percent' ? BYTES_OF_A_PERCENT : 1;
  const span = t[t.length - 1] - t[0];
  const stretch = stretched ? Math.max(1, STRETCHED_SECONDS / Math.max(1, span)) : 1;
  const timesSeconds = Float64Array.from(t, (seconds) => START_SECONDS + (seconds - t[0]) * stretch);
  const known = LABELS[label] ?? 'apart';
  return {
    id: `${id}${stretched ? ' stretched' : ''}`,
    family: label,
    source: 'real',
    truth: {
      label: known,
      part: null,
      onsetSeconds: null,
      hitsLimitSeconds: null,
      killed: false,
      growing: false,
      lookSeconds: null,
    },
    timesSeconds,
    lookBackSeconds: Math.max(
      SERVER_LOOK_BACK_SECONDS,
      (3 * (timesSeconds[t.length - 1] - timesSeconds[0])) / t.length
    ),
    parts: null,
    workingSetBytes: Float64Array.from(v, (value) => (value === null ? NaN : value * bytes)),
    limitBytes: limit === null ? null : limit * bytes,
    lives: [],
    oomKillsSeconds: null,
    deploysSeconds: [],
    requests: null,
    errors: null,
    scrapedSamples: null,
    runtime: null,
    peerSlopeShares: null,
    cgroup: 'v2',
  };
}
