import { toSparkPaths } from './toSparkPaths';

const trendOf = (values: Array<number | null>, floors: Array<number | null> | null = values) => ({
  times: values.map((_, index) => index),
  values,
  floors,
});

describe('toSparkPaths', () => {
  it('draws from zero to the highest value', () => {
    expect(toSparkPaths(trendOf([0, 10]), 100, 23)).toEqual({
      areas: ['M0,22L100,2L100,23L0,23Z'],
      edges: ['M0,22L100,2'],
      floors: ['M0,22L100,2'],
    });
  });

  it('leaves a gap where nothing is known', () => {
    expect(toSparkPaths(trendOf([10, 10, null, 10, 10]), 100, 23).edges).toEqual(['M0,2L25,2', 'M75,2L100,2']);
  });

  it('shows a single point', () => {
    expect(toSparkPaths(trendOf([null, 10, null]), 100, 23).edges).toEqual(['M50,2L51,2']);
  });

  it.each([[[null, null]], [null]])('draws no floor of %j', (floors) => {
    expect(toSparkPaths(trendOf([1, 2], floors), 100, 23).floors).toEqual([]);
  });

  it('never draws a floor above the value', () => {
    expect(toSparkPaths(trendOf([10, 5], [10, 10]), 100, 23)).toMatchObject({
      edges: ['M0,2L100,12'],
      floors: ['M0,2L100,12'],
    });
  });

  it('keeps peaks of the values and lows of the floor when there are more points than pixels', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => (index === 5_000 ? 100 : 10));
    const { edges } = toSparkPaths(trendOf(many), 50, 23);
    expect(edges[0].split('L').length).toBeLessThanOrEqual(51);
    expect(edges[0]).toContain(',2L');
  });
});
