import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { ContainerSeries } from './containerSeries';
import { DETECTORS } from './detectors';
import type { FamilySet } from './generate/recipe';
import { REAL_FOLDER } from './real/readReal';

export interface BenchArguments {
  set: FamilySet;
  quick: boolean;
  /** Series a family. */
  seriesEach: number;
  processes: number;
  detectors: string[];
  families: string[] | null;
  sources: Array<ContainerSeries['source']>;
  realFolder: string;
  /** Whether the section of docs/benchmarks.md is written. */
  write: boolean;
}

/** Series a family. With 40, the share of one family is known to 8 points or better, that of all to one. */
const FULL = 40;
const QUICK = 8;
const SOURCES = ['generated', 'recorded', 'real'] as const;

const OPTIONS = {
  set: { type: 'string' },
  quick: { type: 'boolean' },
  series: { type: 'string' },
  processes: { type: 'string' },
  detectors: { type: 'string' },
  families: { type: 'string' },
  sources: { type: 'string' },
  real: { type: 'string' },
  write: { type: 'boolean' },
} as const;

/** @throws with a sentence that says which option to change. */
export function readArguments(texts: string[]): BenchArguments {
  const { values } = parseArgs({ args: texts, options: OPTIONS });
  const quick = values.quick ?? false;
  const set = values.set ?? (quick ? 'tune' : 'report');
  if (set !== 'tune' && set !== 'report') {
    throw new Error('--set takes tune or report.');
  }
  const sources = values.sources?.split(',') ?? (quick ? ['generated'] : SOURCES);
  const known = SOURCES.filter((source) => sources.includes(source));
  if (known.length < sources.length) {
    throw new Error(`--sources takes ${SOURCES.join(', ')}.`);
  }
  const isPartial = [values.detectors, values.families, values.series, values.sources].some(
    (value) => value !== undefined
  );
  return {
    set,
    quick,
    seriesEach: toCount('--series', values.series, quick ? QUICK : FULL),
    processes: toCount('--processes', values.processes, quick ? 1 : cpus().length),
    detectors: values.detectors?.split(',') ?? DETECTORS.map(({ name }) => name),
    families: values.families?.split(',') ?? null,
    sources: known,
    realFolder: values.real ?? process.env.LEAKSCOPE_REAL_SERIES ?? REAL_FOLDER,
    write: values.write ?? (set === 'report' && !quick && !isPartial),
  };
}

function toCount(name: string, text: string | undefined, otherwise: number): number {
  const count = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`${name} takes a whole number of at least 1.`);
  }
  return count;
}
