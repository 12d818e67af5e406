import { describeEnd } from './describeEnd';

describe('describeEnd(timesSeconds, atSeconds, stepSeconds)', () => {
  test.each<[string, number[], number]>([
    ['reaches the end', [0, 86_400], 60],
    ['within the usual delay', [0, 86_400 - 900], 60],
    ['within two steps', [0, 86_400 - 5000], 3000],
    ['no samples', [], 60],
  ])('%s: nothing', (_, times, step) => {
    expect(describeEnd(times, 86_400, step)).toBeNull();
  });

  test('an hour before the end is said', () => {
    expect(describeEnd([0, 86_400 - 3600], 86_400, 60)).toMatch(/^The newest sample is 60 min older than the end .*\.$/);
  });
});
