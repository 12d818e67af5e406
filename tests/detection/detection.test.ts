import { type ContainerSeries, SERIES_PARTS, type SeriesPart } from './containerSeries';
import { DETECTORS, pickDetectors } from './detectors';
import { FAMILIES } from './generate/families';
import { generateSeries } from './generate/generateSeries';
import type { Outcome } from './judge';
import { measure } from './metrics/measure';
import { buildReport } from './report/buildReport';
import { recordedJobs } from './jobs';
import { prepare } from './prepare';
import { runJob } from './runJob';

const TWO = pickDetectors(['score', 'mann-kendall-tuned']);
const run = (family: string) => runJob({ source: 'generated', family, set: 'tune', from: 0, to: 3 }, TWO);
const of = (outcomes: Outcome[], name: string) => outcomes.filter(({ detector }) => detector === name);

/** The same container as it was known at a moment. */
function cut(series: ContainerSeries, atSeconds: number): ContainerSeries {
  const count = series.timesSeconds.findIndex((time) => time > atSeconds);
  const first = (values: Float64Array) => values.slice(0, count);
  const firstOrNull = (values: Float64Array | null) => values && first(values);
  const before = (moments: number[]) => moments.filter((moment) => moment <= atSeconds);
  return {
    ...series,
    timesSeconds: first(series.timesSeconds),
    workingSetBytes: first(series.workingSetBytes),
    parts: series.parts && mapParts(series.parts, first),
    lives: series.lives.filter(({ startSeconds }) => startSeconds <= atSeconds),
    oomKillsSeconds: series.oomKillsSeconds && before(series.oomKillsSeconds),
    deploysSeconds: before(series.deploysSeconds),
    requests: firstOrNull(series.requests),
    errors: firstOrNull(series.errors),
    runtime: null,
  };
}

function mapParts(parts: Record<SeriesPart, Float64Array>, map: (values: Float64Array) => Float64Array) {
  return Object.fromEntries(SERIES_PARTS.map((part) => [part, map(parts[part])])) as typeof parts;
}

describe.each(['oom-ramps', 'masked-by-deploys'])('%s: no detector looks ahead', (name) => {
  const family = FAMILIES.find((one) => one.name === name);
  const series = { ...generateSeries(family!, 'tune', 0), runtime: null };
  const whole = prepare(series);

  test.each(DETECTORS)('$name', (detector) => {
    const judgeWhole = detector.prepare(whole);
    for (const hour of [40, 150, 260]) {
      // One sample more, so that the hour is full.
      const seen = prepare(cut(series, whole.startSeconds + hour * 3600 + 301));
      expect(detector.prepare(seen)(hour)).toEqual(judgeWhole(hour));
    }
  });
});

describe('runJob(generated series)', () => {
  const leaks = run('slow-linear');
  const steady = run('stationary');

  test('the same twice', () => {
    expect(run('slow-linear')).toEqual(leaks);
  });

  test('the score finds slow leaks in their part, and is silent on what does not grow', () => {
    const found = measure([...of(leaks, 'score'), ...of(steady, 'score')]);
    expect(found).toMatchObject({ leaks: 3, benign: 3, benignAlarmed: 0, falseAlarmsPerThousandDays: 0, partRight: 1 });
    expect(found.recall).toBeGreaterThan(0.6);
    expect(found.aucSeries).toBeGreaterThan(0.9);
  });

  test('every hour of a benign series counts as quiet, none of a leak from the start', () => {
    for (const { quietHours } of of(steady, 'score')) {
      expect(quietHours).toBeGreaterThan(300);
    }
  });

  test('the report has a row for each family that was run', () => {
    const report = buildReport({ set: 'tune', seriesEach: 3 }, TWO, [...leaks, ...steady]);
    expect(report).toContain('| slow-linear | ');
    expect(report).toContain('| stationary | .000 / 0.0 |');
    expect(report).not.toMatch(/NaN|undefined/);
  });
});

test('runJob(recorded scenario): the sidecar that leaks is found, its neighbour is not', () => {
  const jobs = recordedJobs(true).filter((job) => job.source === 'recorded' && job.scenario === 'o04-sidecar-c');
  const outcomes = jobs
    .filter((job) => job.source === 'recorded' && job.stretch === 120)
    .flatMap((job) => runJob(job, TWO));
  const [app, sidecar] = of(outcomes, 'score');
  expect(app).toMatchObject({ truth: { label: 'benign' }, falseAlarms: 0 });
  expect(sidecar).toMatchObject({ truth: { label: 'leak', part: 'anon' }, part: 'anon' });
  expect(sidecar.delaySeconds).not.toBeNull();
});

test('pickDetectors(unknown name) throws', () => {
  expect(() => pickDetectors(['score', 'nothing'])).toThrow('There is no detector "nothing"');
});

test('runJob(unknown family) throws', () => {
  expect(FAMILIES.some(({ name }) => name === 'nothing')).toBe(false);
  expect(() => run('nothing')).toThrow('There is no family "nothing"');
});
