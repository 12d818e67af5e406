import { generateWorkload } from './generateWorkload';
import { WORKLOAD_FAMILIES } from './families';
import { judgeWorkload } from './judgeWorkload';
import { measureWorkloads } from './measureWorkloads';

const SERIES = WORKLOAD_FAMILIES.map((family) => ({ family, series: generateWorkload(family, family.set, 0) }));
const familyOf = (name: string) => WORKLOAD_FAMILIES.find((family) => family.name === name)!;

test('at least 16 families with names of their own, half of each kind or more held back', () => {
  expect(WORKLOAD_FAMILIES.length).toBeGreaterThanOrEqual(16);
  expect(new Set(WORKLOAD_FAMILIES.map(({ name }) => name)).size).toBe(WORKLOAD_FAMILIES.length);
  for (const label of ['fast', 'masked', 'benign']) {
    const own = WORKLOAD_FAMILIES.filter((family) => family.label === label);
    expect(own.filter(({ set }) => set === 'report').length / own.length).toBeGreaterThanOrEqual(0.5);
  }
  expect(WORKLOAD_FAMILIES.filter(({ label, mix }) => label === 'benign' && !mix)).toEqual([]);
});

test.each(SERIES)('$series.id: lives follow each other in a pod, below the limit', ({ series }) => {
  const { lives, limitBytes } = series;
  expect(lives.length).toBeGreaterThan(0);
  const ends = new Map<string, number>();
  const wrong: string[] = [];
  for (const { pod, startSeconds, endSeconds, timesSeconds, bytes } of lives) {
    if (startSeconds < (ends.get(pod) ?? -Infinity)) {
      wrong.push(`${pod} starts before its last life ended`);
    }
    ends.set(pod, endSeconds ?? Infinity);
    if (
      bytes.some((value) => value >= limitBytes || !(value > 0)) ||
      timesSeconds.some((at, i) => at <= timesSeconds[i - 1])
    ) {
      wrong.push(`${pod} has wrong samples`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each(SERIES.filter(({ family }) => family.label === 'fast'))('$series.id: is killed', ({ series }) => {
  expect(series.onsetSeconds).not.toBeNull();
  expect(series.killsSeconds.length).toBeGreaterThan(0);
  expect(series.killsSeconds[0]).toBeGreaterThan(series.onsetSeconds!);
});

test.each(SERIES.filter(({ family }) => family.label === 'benign'))('$series.id: has no leak', ({ series }) => {
  expect(series).toMatchObject({ onsetSeconds: null, killsSeconds: [], mendedSeconds: null });
});

test('generateWorkload(family, set, index): the same every time, another for another index', () => {
  const family = familyOf('daily-deploys');
  expect(generateWorkload(family, 'tune', 1)).toEqual(generateWorkload(family, 'tune', 1));
  expect(generateWorkload(family, 'tune', 2).lives).not.toEqual(generateWorkload(family, 'tune', 1).lives);
});

test('judgeWorkload(series): a leak that deploys hide is found, daily deploys without one are not', () => {
  const run = (name: string) => judgeWorkload(generateWorkload(familyOf(name), 'tune', 1));
  const found = measureWorkloads([run('masked-by-cron')]);
  expect(found).toMatchObject({ found: 1, withinThreeDays: 1 });
  expect(measureWorkloads([run('daily-deploys')])).toMatchObject({ found: 0, falseAlarmsPerThousandDays: 0 });
}, 60_000);
