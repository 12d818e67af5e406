import { checkTimes } from './checkTimes';

const END = 1_800_000_000;
const series = (...timesSeconds: number[]) => [{ labels: {}, timesSeconds, values: timesSeconds.map(() => 1) }];

describe('checkTimes(series, endSeconds)', () => {
  test.each<[string, number[]]>([
    ['none', []],
    ['one', [END]],
    ['in order', [END - 60, END]],
    ['a clock that is a little ahead', [END - 60, END + 60]],
  ])('%s: nothing', (_, times) => {
    expect(() => checkTimes(series(...times), END)).not.toThrow();
  });

  test.each<[string, number[]]>([
    ['milliseconds', [(END - 60) * 1000, END * 1000]],
    ['backwards', [END, END - 60]],
  ])('%s is told', (_, times) => {
    expect(() => checkTimes(series(...times), END)).toThrow(/^The server answers with times .*\.$/);
  });
});
