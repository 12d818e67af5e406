import fc from 'fast-check';
import { judgeTarget } from './judgeTarget';
import { splitLives } from './splitLives';
import type { TargetHistory } from './targetHistory';

const STEP = 600;

function toHistory(samples: Array<number | null>, more: Partial<TargetHistory> = {}): TargetHistory {
  const nothing = samples.map(() => null);
  return {
    timesSeconds: samples.map((_, index) => 1_000_000 + index * STEP),
    samples,
    keptSamples: samples,
    addedSeries: nothing,
    upShare: samples.map((value) => (value === null ? null : value > 0 ? 1 : 0)),
    sampleLimit: nothing,
    startTimesSeconds: nothing,
    ...more,
  };
}

const rising = (from: number, step: number, count: number) => Array.from({ length: count }, (_, i) => from + i * step);
const flat = (value: number, count: number) => rising(value, 0, count);

describe('judgeTarget(history).kind', () => {
  test.each<[string, TargetHistory, string]>([
    ['nothing', toHistory([]), 'unknown'],
    ['seven points', toHistory(rising(100, 500, 7)), 'unknown'],
    ['gaps only', toHistory([null, null, null]), 'unknown'],
    ['flat', toHistory(flat(8000, 60)), 'steady'],
    ['lazy registration at the start', toHistory([67, 75, ...flat(82, 60)]), 'steady'],
    ['falling', toHistory(rising(9000, -50, 60)), 'steady'],
    ['rising', toHistory(rising(67, 140, 60)), 'blow-up'],
    ['rising with failed scrapes', toHistory(rising(67, 140, 60).map((v, i) => (i % 5 === 3 ? 0 : v))), 'blow-up'],
    ['one large page', toHistory(flat(100, 60).map((v, i) => (i === 30 ? 9000 : v))), 'steady'],
    ['a large target, 1 % more', toHistory(rising(80_000, 13, 60)), 'steady'],
    ['levelled off', toHistory([...rising(100, 200, 25), ...flat(5100, 35)]), 'bounded'],
    ['a step: a deploy with more metrics', toHistory([...flat(100, 30), ...flat(5000, 30)]), 'bounded'],
    ['churn by labels', toHistory(flat(1000, 60), { addedSeries: flat(40, 60) }), 'churn'],
    [
      'a deploy each 20 steps',
      toHistory(flat(1000, 60), { addedSeries: flat(0, 60).map((v, i) => (i % 20 ? v : 1000)) }),
      'steady',
    ],
    ['churn while rising', toHistory(rising(67, 140, 60), { addedSeries: flat(140, 60) }), 'blow-up'],
    [
      'three restarts',
      toHistory(
        [1, 2, 3, 4].flatMap((k) => [...flat(80 + k, 15), 0]),
        { startTimesSeconds: [1, 2, 3, 4].flatMap((k) => flat(k * 9600, 16)) }
      ),
      'churn',
    ],
    ['a restart after which it rises again', toHistory([...rising(100, 200, 30), ...rising(100, 200, 30)]), 'blow-up'],
    ['restarted a moment ago', toHistory([...rising(100, 200, 56), ...flat(100, 4)]), 'blow-up'],
    [
      'a cache that is emptied under one start time',
      toHistory([...rising(100, 200, 30), ...rising(100, 200, 30)], { startTimesSeconds: flat(999_000, 60) }),
      'steady',
    ],
    ['read and thrown away', toHistory(rising(67, 140, 60), { upShare: [...flat(1, 50), ...flat(0, 10)] }), 'rejected'],
    [
      'the same with a limit',
      toHistory(rising(67, 140, 60), { upShare: [...flat(1, 50), ...flat(0, 10)], sampleLimit: flat(7000, 60) }),
      'rejected',
    ],
    ['down', toHistory([...flat(80, 50), ...flat(0, 10)]), 'steady'],
  ])('%s', (_, history, kind) => {
    expect(judgeTarget(history).kind).toBe(kind);
  });
});

test('judgeTarget(rising): numbers', () => {
  const finding = judgeTarget(toHistory(rising(67, 140, 60), { startTimesSeconds: flat(999_000, 60) }));
  expect(finding).toMatchObject({ series: 67 + 59 * 140, seriesAtStart: 67, startSeconds: 999_000, restarts: 0 });
  // 140 in ten minutes.
  expect(finding.seriesPerHour).toBeCloseTo(840, 9);
  expect(finding.grownSeries).toBe(45 * 140);
  expect(finding.evidence[0]).toBe(
    'One process went from 67 to 8,327 samples a scrape in 9.8 h. It goes on by 840 an hour.'
  );
});

describe('judgeTarget(history): whether it goes on', () => {
  const sentence = (history: TargetHistory) => judgeTarget(history).evidence.join(' ');

  test('a blow-up that stopped an hour and a half ago is told as stopped, with when', () => {
    const history = toHistory([...rising(67, 140, 50), ...flat(67 + 49 * 140, 10)]);
    const stopped = 1_000_000 + 49 * STEP;
    expect(judgeTarget(history)).toMatchObject({ kind: 'blow-up', stoppedSeconds: stopped });
    expect(sentence(history)).toContain('It stopped at 1970-01-12 21:56 UTC and added hardly any in the 1.7 h since.');
    expect(sentence(history)).not.toContain('goes on');
  });

  test('it lost some series after it stopped', () => {
    const history = toHistory([...rising(67, 140, 50), ...rising(6920, -10, 10)]);
    expect(judgeTarget(history).stoppedSeconds).not.toBe(null);
  });

  test.each<[string, TargetHistory]>([
    ['one scrape without more', toHistory([...rising(67, 140, 58), 67 + 57 * 140, 67 + 57 * 140])],
    ['it grows in steps of an hour', toHistory(rising(0, 1, 60).map((i) => 100 + Math.floor(i / 6) * 800))],
    ['steady', toHistory(flat(100, 60))],
    ['seven points', toHistory(rising(100, 500, 7))],
  ])('not stopped: %s', (_, history) => {
    expect(judgeTarget(history).stoppedSeconds).toBe(null);
  });

  test.each<[string, TargetHistory]>([
    ['it is down', toHistory([...rising(67, 140, 55), ...flat(0, 5)])],
    ['it is gone', toHistory([...rising(67, 140, 55), ...Array.from({ length: 5 }, () => null)])],
    ['the process restarted', toHistory([...rising(100, 200, 56), ...flat(100, 4)])],
  ])('up to its last answer: %s', (_, history) => {
    expect(sentence(history)).toMatch(
      /It grew by [\d,]+ an hour up to its last answer, at 1970-01-1\d \d\d:\d\d UTC\./
    );
  });
});

test('judgeTarget(rejected): series that a page would have added are no churn', () => {
  const upShare = [...flat(1, 50), ...flat(0, 10)];
  const finding = judgeTarget(toHistory(flat(1000, 60), { addedSeries: flat(400, 60), upShare }));
  expect(finding).toMatchObject({ kind: 'rejected', churnCause: null, addedPerHour: null });
});

test('judgeTarget(rejected): the sentence names the limit', () => {
  const history = toHistory(rising(67, 140, 60), { upShare: flat(0, 60), sampleLimit: flat(50, 60) });
  expect(judgeTarget(history)).toMatchObject({ kind: 'rejected', sampleLimit: 50 });
  expect(judgeTarget(history).evidence[0]).toBe(
    'The server reads 8,327 samples a scrape and keeps none: the limit is 50.'
  );
});

test('judgeTarget(down): the last page is told as such', () => {
  expect(judgeTarget(toHistory([...flat(80, 50), ...flat(0, 10)]))).toMatchObject({ series: 80, isDown: true });
});

test('splitLives: a restart without start times is dated by its first sample', () => {
  const lives = splitLives(toHistory([...flat(900, 3), null, 0, ...flat(100, 3)]));
  expect(lives.map(({ samples }) => samples.length)).toEqual([3, 3]);
  expect(lives.map(({ startSeconds }) => startSeconds)).toEqual([null, 1_000_000 + 5 * STEP]);
});

test('judgeTarget: any history gives finite numbers and at least one sentence', () => {
  const value = fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000_000 })), { nil: null });
  const row = fc.record({ value, up: value, added: value, limit: value, start: value });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
      const finding = judgeTarget(
        toHistory(
          rows.map((one) => one.value),
          {
            upShare: rows.map(({ up }) => up && Math.min(1, up)),
            addedSeries: rows.map(({ added }) => added),
            sampleLimit: rows.map(({ limit }) => limit),
            startTimesSeconds: rows.map(({ start }) => start),
          }
        )
      );
      const numbers = Object.values(finding).filter((one) => typeof one === 'number');
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(finding.evidence.length).toBeGreaterThan(0);
      // A process that never exposed more than a few samples cannot blow up.
      if (rows.every((one) => (one.value ?? 0) <= 200)) {
        expect(['blow-up', 'bounded']).not.toContain(finding.kind);
      }
    })
  );
});
