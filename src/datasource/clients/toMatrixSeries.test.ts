import { createDataFrame, DataFrameType, FieldType, toDataFrame } from '@grafana/data';
import { toMatrixSeries } from './toMatrixSeries';

const time = (...values: number[]) => ({ name: 'Time', type: FieldType.time, values });
const value = (values: Array<number | null>, labels?: Record<string, string>) => ({
  name: 'Value',
  type: FieldType.number,
  values,
  labels,
});

describe('toMatrixSeries(frames)', () => {
  test('one frame a series, known by the labels of its field', () => {
    const frames = [
      createDataFrame({ fields: [time(1000, 2000), value([1, 2], { __name__: 'up', pod: 'a"b' })] }),
      createDataFrame({ fields: [time(2500), value([3], { pod: 'c' })] }),
    ];
    expect(toMatrixSeries(frames)).toEqual([
      { labels: { __name__: 'up', pod: 'a"b' }, timesSeconds: [1, 2], values: [1, 2] },
      { labels: { pod: 'c' }, timesSeconds: [2.5], values: [3] },
    ]);
  });

  test('a wide frame: null is no sample', () => {
    const frame = createDataFrame({
      fields: [time(1000, 2000, 3000), value([1, null, 3], { pod: 'a' }), value([null, null, null], { pod: 'b' })],
    });
    expect(toMatrixSeries([frame])).toEqual([{ labels: { pod: 'a' }, timesSeconds: [1, 3], values: [1, 3] }]);
  });

  test('NaN and infinities are what the server said', () => {
    const [series] = toMatrixSeries([
      createDataFrame({ fields: [time(1, 2, 3, 4), value([NaN, Infinity, -Infinity, 0])] }),
    ]);
    expect(series.values).toEqual([NaN, Infinity, -Infinity, 0]);
    expect(series.labels).toEqual({});
  });

  test('bounds and counts of native histograms are no values', () => {
    const cells = createDataFrame({
      meta: { type: DataFrameType.HeatmapCells },
      fields: [time(1000), value([-0.001], { __name__: 'container_memory_rss' }), value([0.001]), value([12])],
    });
    const plain = createDataFrame({ fields: [time(1000), value([1], { pod: 'a' })] });
    expect(toMatrixSeries([cells, plain])).toEqual([{ labels: { pod: 'a' }, timesSeconds: [1], values: [1] }]);
  });

  test.each([
    ['no frames', []],
    ['the frame without fields of an empty answer', [toDataFrame({ fields: [] })]],
    ['a table without time', [createDataFrame({ fields: [value([1])] })]],
    ['text', [createDataFrame({ fields: [time(1), { name: 'x', type: FieldType.string, values: ['a'] }] })]],
  ])('%s has no series', (_, frames) => {
    expect(toMatrixSeries(frames)).toEqual([]);
  });
});
