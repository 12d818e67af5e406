import type { ContainerSeries } from './containerSeries';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { FAMILIES } from './generate/families';
import { generateSeries } from './generate/generateSeries';
import type { FamilySet } from './generate/recipe';
import { findRealFiles, readReal } from './real/readReal';
import { readContainers } from './recorded/readContainers';
import { type DiagnosisInputs, INTERVALS_SECONDS, STRETCHES, toSeries } from './recorded/toSeries';

/** What one worker evaluates at a time. Plain JSON: jobs travel between processes. */
export type Job =
  | { source: 'generated'; family: string; set: FamilySet; from: number; to: number }
  | { source: 'recorded'; scenario: string; stretch: number; intervalsSeconds: readonly number[] }
  | { source: 'real'; file: string; stretched: boolean };

const BATCH = 5;

/** All series of a set: while tuning only the families that may be looked at, for the report all of them. */
export function generatedJobs(set: FamilySet, seriesEach: number, only: readonly string[] | null): Job[] {
  const families = FAMILIES.filter(
    ({ name, set: own }) => (set === 'report' || own === 'tune') && (only?.includes(name) ?? true)
  );
  const jobs: Job[] = [];
  for (let from = 0; from < seriesEach; from += BATCH) {
    const to = Math.min(seriesEach, from + BATCH);
    jobs.push(...families.map(({ name }): Job => ({ source: 'generated', family: name, set, from, to })));
  }
  return jobs;
}

/** All recorded scenarios, at all stretches; a quick run has one scrape interval. */
export function recordedJobs(quick: boolean): Job[] {
  const intervalsSeconds = quick ? [60] : INTERVALS_SECONDS;
  return readManifest().scenarios.flatMap(({ id }) =>
    STRETCHES.map((stretch): Job => ({ source: 'recorded', scenario: id, stretch, intervalsSeconds }))
  );
}

/** All real series, as they are and stretched; null where the folder is not there. */
export function realJobs(folder: string): Job[] | null {
  const files = findRealFiles(folder);
  return files && files.flatMap((file) => [false, true].map((stretched): Job => ({ source: 'real', file, stretched })));
}

/** The series of a job, one at a time: together they would not fit into memory. */
export function* seriesOf(job: Job): Generator<ContainerSeries> {
  if (job.source === 'real') {
    yield* readReal(job.file, job.stretched);
  } else if (job.source === 'recorded') {
    for (const container of readContainers(job.scenario)) {
      const inputs: DiagnosisInputs = new Map();
      for (const interval of job.intervalsSeconds) {
        yield toSeries(container, job.stretch, interval, inputs);
      }
    }
  } else {
    yield* generatedSeries(job);
  }
}

function* generatedSeries(job: Extract<Job, { source: 'generated' }>): Generator<ContainerSeries> {
  const family = FAMILIES.find(({ name }) => name === job.family);
  if (!family) {
    throw new Error(`There is no family "${job.family}": see tests/detection/generate/families.ts.`);
  }
  for (let index = job.from; index < job.to; index++) {
    yield generateSeries(family, job.set, index);
  }
}
