import { SERIES_PARTS, type ContainerSeries } from '../containerSeries';
import { FAMILIES } from './families';
import { generateSeries } from './generateSeries';

/** One series of every family: the truth has to follow from the samples. */
const SERIES = FAMILIES.map((family) => ({ series: generateSeries(family, family.set, 0) }));
const ofLabel = (label: string) => SERIES.filter(({ series }) => series.truth.label === label);

const stuckBytes = ({ parts }: ContainerSeries, i: number) =>
  parts === null ? NaN : parts.anon[i] + parts.tmpfs[i] + parts.kernel[i];

test('at least 44 families, about half of each kind held back', () => {
  expect(FAMILIES.length).toBeGreaterThanOrEqual(44);
  expect(new Set(FAMILIES.map(({ name }) => name)).size).toBe(FAMILIES.length);
  for (const label of ['leak', 'benign']) {
    const own = FAMILIES.filter((family) => family.label === label);
    const held = own.filter(({ set }) => set === 'report').length / own.length;
    expect(held).toBeGreaterThanOrEqual(0.4);
    expect(held).toBeLessThanOrEqual(0.6);
  }
});

test('every benign family has a class of the production mix', () => {
  expect(FAMILIES.filter(({ label, mix }) => label === 'benign' && mix === undefined)).toEqual([]);
});

/** Comparing bytes, because comparing numbers one by one takes seconds a series. */
const bytesOf = ({ workingSetBytes }: ContainerSeries) => Buffer.from(workingSetBytes.buffer).toString('base64');

test.each(FAMILIES.slice(0, 6))(
  'generateSeries($name): the same every time, other with another index or set',
  (family) => {
    const first = generateSeries(family, 'tune', 3);
    const again = generateSeries(family, 'tune', 3);
    expect(again.truth).toEqual(first.truth);
    expect(again.lives).toEqual(first.lives);
    expect(bytesOf(again) === bytesOf(first)).toBe(true);
    expect(bytesOf(generateSeries(family, 'tune', 4)) === bytesOf(first)).toBe(false);
    expect(bytesOf(generateSeries(family, 'report', 3)) === bytesOf(first)).toBe(false);
  }
);

test.each(SERIES)('$series.id: times ascend, parts are not negative and sum to the working set', ({ series }) => {
  const { parts, timesSeconds, workingSetBytes } = series;
  if (parts === null) {
    throw new Error('Generated series have parts.');
  }
  const wrong: string[] = [];
  let known = 0;
  // One expectation a series: one a sample takes minutes.
  timesSeconds.forEach((time, i) => {
    const values = SERIES_PARTS.map((part) => parts[part][i]);
    const gaps = values.filter((value) => Number.isNaN(value)).length;
    known += gaps === 0 ? 1 : 0;
    if (i > 0 && time <= timesSeconds[i - 1]) {
      wrong.push(`time ${i} does not ascend`);
    }
    if ((gaps !== 0 && gaps !== values.length) || Number.isNaN(workingSetBytes[i]) !== gaps > 0) {
      wrong.push(`sample ${i} is there in some parts only`);
    }
    if (values.some((value) => value < 0)) {
      wrong.push(`sample ${i} is negative`);
    }
    if (Math.abs(workingSetBytes[i] - stuckBytes(series, i) - parts.active_file[i]) > 1) {
      wrong.push(`sample ${i} does not add up`);
    }
  });
  expect(wrong).toEqual([]);
  expect(known).toBeGreaterThan(0);
});

test.each(ofLabel('leak'))('$series.id: a part and an onset, and each kill is at the limit', ({ series }) => {
  const { truth, oomKillsSeconds, limitBytes, timesSeconds } = series;
  expect(truth.part).not.toBeNull();
  expect(truth.onsetSeconds).not.toBeNull();
  expect(truth.growing).toBe(false);
  for (const kill of limitBytes === null ? [] : (oomKillsSeconds ?? [])) {
    expect(truth.killed).toBe(true);
    const before = timesSeconds.findIndex((time) => time >= kill) - 1;
    const near = Array.from({ length: 12 }, (_, back) => stuckBytes(series, before - back)).filter(
      (bytes) => bytes > 0
    );
    expect(Math.max(...near)).toBeGreaterThan(0.5 * limitBytes!);
    expect(Math.max(...near)).toBeLessThanOrEqual(limitBytes!);
  }
  if (truth.killed) {
    expect(truth.hitsLimitSeconds).not.toBeNull();
  }
});

test.each(ofLabel('leak').filter(({ series }) => series.lives.length === 1 && series.truth.hitsLimitSeconds !== null))(
  '$series.id: what leaks is higher at the end than at the onset',
  ({ series }) => {
    const { parts, truth, timesSeconds } = series;
    const values = [...parts![truth.part!]].map((bytes, i) => ({ bytes, time: timesSeconds[i] }));
    const after = values.filter(({ bytes, time }) => !Number.isNaN(bytes) && time >= truth.onsetSeconds!);
    const day = Math.min(Math.floor(after.length / 2), 24 * 60);
    const mean = (list: typeof after) => list.reduce((sum, { bytes }) => sum + bytes, 0) / list.length;
    expect(mean(after.slice(-day))).toBeGreaterThan(mean(after.slice(0, day)));
  }
);

test.each(ofLabel('benign'))('$series.id: never killed, never at the limit, no truth of a leak', ({ series }) => {
  const { truth, limitBytes, oomKillsSeconds, timesSeconds } = series;
  expect(truth).toMatchObject({ part: null, onsetSeconds: null, hitsLimitSeconds: null, killed: false });
  expect(oomKillsSeconds ?? []).toEqual([]);
  if (limitBytes !== null) {
    const highest = timesSeconds.reduce((most, _, i) => Math.max(most, stuckBytes(series, i) || 0), 0);
    expect(highest).toBeLessThan(limitBytes);
  }
});
