import { joinSeries } from './joinSeries';

test('joinSeries: by labels in any order, without the samples that came before', () => {
  const joined = joinSeries([
    [{ labels: { a: '1', b: '2' }, timesSeconds: [1, 2], values: [10, 20] }],
    [
      { labels: { b: '2', a: '1' }, timesSeconds: [2, 3], values: [99, 30] },
      { labels: { a: '1","b":"2' }, timesSeconds: [3], values: [5] },
    ],
  ]);
  expect(joined).toEqual([
    { labels: { a: '1', b: '2' }, timesSeconds: [1, 2, 3], values: [10, 20, 30] },
    { labels: { a: '1","b":"2' }, timesSeconds: [3], values: [5] },
  ]);
});
