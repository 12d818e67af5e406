import { createDataFrame, DataFrameType, FieldType } from '@grafana/data';
import { flattenSeries } from './flattenSeries';

const frameOf = (times: unknown[], values: unknown[], interval?: number) =>
  createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: times, config: { interval } },
      { name: 'Value', type: FieldType.number, values },
    ],
  });

describe('flattenSeries', () => {
  it.each([
    ['a plain series', [0, 10, 20], [1, 2, 3], undefined, [0, 10, 20], [1, 2, 3]],
    [
      'missing rows, by the usual step',
      [0, 10, 20, 60],
      [1, 2, 3, 4],
      undefined,
      [0, 10, 20, 30, 60],
      [1, 2, 3, null, 4],
    ],
    ['missing rows, by the declared step', [0, 60], [1, 2], 10, [0, 10, 60], [1, null, 2]],
    ['one missing row only', [0, 10, 30], [1, 2, 3], 10, [0, 10, 30], [1, 2, 3]],
    ['descending times', [20, 10, 0], [3, 2, 1], undefined, [0, 10, 20], [1, 2, 3]],
    ['the same time twice', [0, 0, 10], [1, 9, 2], undefined, [0, 10], [1, 2]],
    ['times that are none', [0, null, NaN, 10], [1, 2, 3, 4], undefined, [0, 10], [1, 4]],
    ['values that are none', [0, 10, 20], [NaN, Infinity, 'x'], undefined, [0, 10, 20], [null, null, null]],
    ['no rows', [], [], undefined, [], []],
  ])('%s', (_, times, values, interval, timesMs, expected) => {
    expect(flattenSeries([frameOf(times, values, interval)])).toMatchObject([{ timesMs, values: expected }]);
  });

  it('leaves native histograms out: bounds of buckets are no values', () => {
    const cells = createDataFrame({ ...frameOf([0], [1]), meta: { type: DataFrameType.HeatmapCells } });
    expect(flattenSeries([cells])).toEqual([]);
  });

  it('takes wide frames apart', () => {
    const frame = createDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: [0] },
        { name: 'a', type: FieldType.number, values: [1] },
        { name: 'text', type: FieldType.string, values: ['x'] },
        { name: 'b', type: FieldType.number, values: [2], labels: { pod: 'p' } },
      ],
    });
    expect(flattenSeries([frame]).map(({ name, labels, values }) => [name, labels, values])).toEqual([
      ['a', {}, [1]],
      ['b', { pod: 'p' }, [2]],
    ]);
  });
});
