import { createDataFrame, FieldType } from '@grafana/data';
import { PROCESSES } from '../../../contract/processesFrame';
import { describeProcesses } from '../../views/anatomy/describeProcesses';
import { readProcesses } from './readProcesses';

const MIB = 2 ** 20;

const build = (mebibytes: Array<number | null>, measure = 'pss') =>
  createDataFrame({
    fields: [
      { name: PROCESSES.process, type: FieldType.string, values: mebibytes.map((_, index) => `worker ${index}`) },
      { name: PROCESSES.measure, type: FieldType.string, values: mebibytes.map(() => measure) },
      { name: PROCESSES.count, type: FieldType.number, values: mebibytes.map(() => 1) },
      { name: PROCESSES.bytes, type: FieldType.number, values: mebibytes.map((value) => value && value * MIB) },
      { name: PROCESSES.share, type: FieldType.number, values: mebibytes.map(() => null) },
    ],
  });

describe('readProcesses', () => {
  it('puts the largest first and leaves out what is unknown', () => {
    const list = readProcesses([build([10, null, 90])]);
    expect(list?.rows.map(({ name, bytes, share, growthBytes }) => [name, bytes / MIB, share, growthBytes])).toEqual([
      ['worker 2', 90, null, null],
      ['worker 0', 10, null, null],
    ]);
  });

  it.each([
    ['pss', 'pss'],
    ['rss', 'rss'],
    ['other', 'rss'],
  ])('of the measure %s', (measure, expected) => {
    expect(readProcesses([build([1], measure)])?.measure).toBe(expected);
  });

  it.each([[[]], [[build([])]], [[build([null])]], [[createDataFrame({ fields: [] })]]])('is null of %#', (frames) => {
    expect(readProcesses(frames)).toBeNull();
  });
});

describe('describeProcesses', () => {
  it.each([
    ['two of four', [110, 90, 15, 15], '2 of 4 processes hold 87 %.'],
    ['one of three', [200, 20, 20], '1 of 3 processes holds 83 %.'],
    ['none', [50, 50, 50], null],
  ])('%s', (_, mebibytes, expected) => {
    expect(describeProcesses(readProcesses([build(mebibytes)])!)).toBe(expected);
  });
});
