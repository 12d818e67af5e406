import { createDataFrame, FieldType } from '@grafana/data';
import { buildLeaksFrame, buildLeaksRows, buildTrend } from '../../testing/buildFrames';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';
import { isLeaksFrame, readLeaksFrame } from './readLeaksFrame';

const readOne = (row: Parameters<typeof buildLeaksFrame>[0][number]) =>
  readLeaksFrame(buildLeaksFrame([{ namespace: 'shop', pod: 'cart-1', container: 'app', ...row }])).rows[0];

describe('readLeaksFrame', () => {
  it('keeps the order of the frame as the rank', () => {
    const { rows } = readLeaksFrame(buildLeaksFrame(buildLeaksRows(3)));
    expect(rows.map(({ rank, key }) => [rank, key.container])).toEqual([
      [1, 'c1'],
      [2, 'c2'],
      [3, 'c3'],
    ]);
  });

  it.each([
    ['a score', { score: 42, score_state: 'scored' }, { score: 42, scoreState: 'scored' }],
    ['a flat container', { score: 0, score_state: 'flat' }, { score: 0, scoreState: 'flat' }],
    ['too short a history', { score_state: 'too-short' }, { score: null, scoreState: 'too-short' }],
    ['a state without its number', { score_state: 'scored' }, { score: null, scoreState: 'not-measured' }],
    ['a state that nobody knows', { score_state: 'constructor' }, { score: null, scoreState: 'not-measured' }],
    ['a score beyond the scale', { score: 1e9 }, { score: 100 }],
    ['a score that is no number', { score: NaN }, { score: null }],
    ['an infinite score', { score: Infinity }, { score: null }],
    ['a score as text', { score: '97' }, { score: null }],
    ['an unknown part', { part: '<script>' }, { part: null }],
    ['no limit', { usage_bytes: 5, limit_bytes: 0 }, { limitBytes: null, limitRatio: null }],
    ['the "unlimited" of cgroup v1', { usage_bytes: 5, limit_bytes: 2 ** 63 }, { limitBytes: null, limitRatio: null }],
    ['usage against a limit', { usage_bytes: 5, limit_bytes: 20 }, { limitRatio: 0.25 }],
    ['the working set in place of usage', { working_set_bytes: 5, limit_bytes: 20 }, { limitRatio: 0.25 }],
    ['negative usage', { usage_bytes: -5 }, { usageBytes: null }],
    ['unknown restarts', {}, { restarts: null }],
    ['a start in seconds', { start_time: 1.7e9 }, { startTimeSeconds: 1.7e9 }],
    ['a start in milliseconds', { start_time: 1.7e12 }, { startTimeSeconds: 1.7e9 }],
    ['a level that nobody knows', { level: 'L9' }, { level: null }],
    ['a nested list in place of a trend', { trend: [] }, { trend: null }],
    ['a text in place of a trend', { trend: 'x' }, { trend: null }],
  ])('%s', (_, row, expected) => {
    expect(readOne(row)).toMatchObject(expected);
  });

  it('reads a trend with its gaps', () => {
    expect(readOne({ trend: buildTrend([1, null, 3]) }).trend).toMatchObject({
      wholeBytes: [2 ** 20, null, 3 * 2 ** 20],
      floorBytes: [2 ** 20, null, 3 * 2 ** 20],
    });
  });

  it('keeps hostile label values exactly, so that the drill-down finds them', () => {
    const container = '<script>alert(1)</script>"\\\n{}' + 'x'.repeat(10_000);
    expect(readOne({ container }).key.container).toBe(container);
  });

  it('leaves out rows without a container', () => {
    const frame = buildLeaksFrame([{ container: null }, { container: 7 }, { container: 'app' }]);
    expect(readLeaksFrame(frame).rows.map(({ rank, key }) => [rank, key.container])).toEqual([[1, 'app']]);
  });

  it('cuts fields of different lengths to the shortest', () => {
    const frame = createDataFrame({
      fields: [
        { name: 'container', type: FieldType.string, values: ['a', 'b', 'c'] },
        { name: 'score', type: FieldType.number, values: [1, 2, 3] },
      ],
    });
    frame.fields[1].values = [1];
    expect(readLeaksFrame(frame).rows).toHaveLength(1);
  });

  it('says how many there are when it cuts', () => {
    const model = readLeaksFrame(buildLeaksFrame(buildLeaksRows(CONTRACT_LIMITS.listRows.value + 5)));
    expect([model.rows.length, model.totalContainers]).toEqual([
      CONTRACT_LIMITS.listRows.value,
      CONTRACT_LIMITS.listRows.value + 5,
    ]);
  });
});

describe('isLeaksFrame', () => {
  const field = (name: string, type: FieldType) => ({ name, type, values: [type === FieldType.string ? 'a' : 1] });
  it.each([
    ['our frame', buildLeaksFrame(buildLeaksRows(1)), true],
    [
      'our frame after a transformation dropped the meta',
      createDataFrame({ fields: [field('container', FieldType.string), field('score', FieldType.number)] }),
      true,
    ],
    ['a container that is a number', createDataFrame({ fields: [field('container', FieldType.number)] }), false],
    ['no measure', createDataFrame({ fields: [field('container', FieldType.string)] }), false],
    ['no fields', createDataFrame({ fields: [] }), false],
  ])('%s', (_, frame, expected) => {
    expect(isLeaksFrame(frame)).toBe(expected);
  });
});
