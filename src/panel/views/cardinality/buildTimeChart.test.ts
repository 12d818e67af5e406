import { buildTimeChart } from './buildTimeChart';

const SIZE = { width: 300, height: 105 };

describe('buildTimeChart', () => {
  it('starts at zero, breaks at gaps, and counts series in ones, twos and fives', () => {
    const { paths, yTicks } = buildTimeChart(
      [0, 100, 200, 300],
      [
        [100, null, 50, 100],
        [0, 0, 0, 0],
      ],
      'series',
      SIZE
    );
    expect(paths).toEqual([['M0,5h2', 'M200,55L300,5'], ['M0,105L100,105L200,105L300,105']]);
    expect(yTicks.map(({ value }) => value)).toEqual([0, 25, 50, 75, 100]);
  });

  it('counts bytes in powers of two', () => {
    expect(buildTimeChart([0, 300], [[0, 300 * 2 ** 20]], 'bytes', SIZE).yTicks.map(({ value }) => value)).toEqual([
      0,
      128 * 2 ** 20,
      256 * 2 ** 20,
    ]);
  });

  it('has ticks of whole series where there are few', () => {
    expect(buildTimeChart([0, 300], [[0, 2]], 'series', SIZE).yTicks.map(({ value }) => value)).toEqual([0, 1, 2]);
  });

  it('draws nothing of nothing', () => {
    expect(buildTimeChart([], [], 'series', SIZE).paths).toEqual([]);
    expect(buildTimeChart([5], [[null]], 'series', SIZE).paths).toEqual([[]]);
  });
});
