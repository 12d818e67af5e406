/**
 * `npm run bench:scale`: what the list and the recording rules cost on generated fleets in a real Prometheus, and whether
 * the bad workloads stand in the first rows. `--containers 500,2000` chooses the sizes; a size takes minutes, so that this
 * is no part of the tests. `--write` writes its section of docs/benchmarks.md.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { backfillSeries } from '../../prometheus/backfillSeries.mjs';
import { makeTemporaryFolder } from '../../prometheus/makeTemporaryFolder.mjs';
import { startPrometheus } from '../../prometheus/startPrometheus.mjs';
import { writeSection } from '../writeSection';
import { fleetSeries, type ScaleGrid } from './fleetSeries';
import { measureChain, type ChainMeasure } from './measureChain';
import { measureList, type ListMeasure } from './measureList';
import { isBad, planFleet } from './planFleet';
import { RECORDED_STAGES, recordStage } from './recordedSeries';
import { scoreSeries } from './scoreSeries';
import { toReport } from './toReport';

const DEFAULT_SIZES = '500,2000';
const DEFAULT_HOURS = 48;
const STEP_SECONDS = 240;
/** Any moment, off the full hours. */
const END_SECONDS = 1_780_000_017;
/** Sets of 10,000 pass the limit of what one question may hold in memory only far above it; time is what ends first. */
const FLAGS = ['--query.timeout=5m', '--query.max-samples=200000000'];

export interface SizeMeasure {
  containers: number;
  workloads: number;
  bad: number;
  lists: ListMeasure[];
  chain: ChainMeasure;
}

async function measureSize(containers: number, hours: number): Promise<SizeMeasure> {
  const fleet = planFleet(containers);
  const grid: ScaleGrid = {
    startSeconds: END_SECONDS - hours * 3600,
    endSeconds: END_SECONDS,
    stepSeconds: STEP_SECONDS,
  };
  const folder = makeTemporaryFolder('leakscope-scale-');
  const say = (text: string) => process.stderr.write(`${containers} containers: ${text}\n`);
  const serve = async <T>(ask: (url: string) => Promise<T>): Promise<T> => {
    const prometheus = await startPrometheus({ dataDir: folder.path, flags: FLAGS });
    return ask(prometheus.url).finally(prometheus.stop);
  };
  try {
    const { samples, seconds } = await backfillSeries({ dataDir: folder.path, series: fleetSeries(fleet, grid) });
    say(`${samples} samples written in ${seconds.toFixed(0)} s`);
    const at = { atSeconds: END_SECONDS, fleet };
    const raw = await serve((url) => measureList('without recorded scores', url, at));
    say(`list without recorded scores: ${raw.wallSeconds.toFixed(1)} s`);
    for (let stage = 0; stage < RECORDED_STAGES; stage++) {
      const series = await serve((url) => recordStage(url, stage, grid));
      await backfillSeries({ dataDir: folder.path, series });
    }
    const chain = await serve((url) => measureChain(url, END_SECONDS));
    say(`${chain.rules} recording rules: ${chain.wallSeconds.toFixed(1)} s`);
    await backfillSeries({ dataDir: folder.path, series: scoreSeries(fleet, grid) });
    const recorded = await serve((url) => measureList('with recorded scores', url, at));
    say(`list with recorded scores: ${recorded.wallSeconds.toFixed(1)} s`);
    return { containers, workloads: fleet.length, bad: fleet.filter(isBad).length, lists: [raw, recorded], chain };
  } finally {
    folder.remove();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { containers: { type: 'string' }, hours: { type: 'string' }, write: { type: 'boolean' } },
  });
  const sizes = (values.containers ?? DEFAULT_SIZES).split(',').map(Number);
  const hours = Number(values.hours ?? DEFAULT_HOURS);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1) || !(hours >= 26)) {
    throw new Error('--containers takes whole numbers, separated by commas; --hours a number of at least 26.');
  }
  const measured: SizeMeasure[] = [];
  for (const size of sizes) {
    measured.push(await measureSize(size, hours));
  }
  const report = toReport(measured, { hours, stepSeconds: STEP_SECONDS, cores: cpus().length });
  process.stdout.write(`${report}\n`);
  if (values.write) {
    writeSection('scale', report);
  }
}

void main();
