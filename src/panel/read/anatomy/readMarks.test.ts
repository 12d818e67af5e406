import { createDataFrame, FieldType } from '@grafana/data';
import { addRestarts, MAX_MARKS, readMarks, type Mark } from './readMarks';

const build = (rows: Array<[time: number, title: string, text: string, tags: unknown]>) =>
  createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: rows.map(([time]) => time) },
      { name: 'title', type: FieldType.string, values: rows.map(([, title]) => title) },
      { name: 'text', type: FieldType.string, values: rows.map(([, , text]) => text) },
      { name: 'tags', type: FieldType.other, values: rows.map(([, , , tags]) => tags) },
    ],
  });

describe('readMarks', () => {
  it.each<[string, unknown, Mark['kind'] | null]>([
    ['a list of tags', ['x', 'restart'], 'restart'],
    ['several kinds', ['restart', 'oom-kill'], 'oom-kill'],
    ['tags as text', 'shop, deploy', 'deploy'],
    ['the begin of a growth', ['onset'], 'onset'],
    ['tags of others', ['alert'], null],
    ['no tags', null, null],
  ])('%s', (_, tags, kind) => {
    expect(readMarks([build([[5, '', '', tags]])])).toEqual(kind === null ? [] : [{ timeMs: 5, kind, text: null }]);
  });

  it('sorts by time and joins title and text', () => {
    const frame = build([
      [9, 'Restart', '<b>late</b>', ['restart']],
      [3, '', 'v2', ['deploy']],
    ]);
    expect(readMarks([frame])).toEqual([
      { timeMs: 3, kind: 'deploy', text: 'v2' },
      { timeMs: 9, kind: 'restart', text: 'Restart: <b>late</b>' },
    ]);
  });

  it('keeps the latest of too many', () => {
    const many = build(Array.from({ length: MAX_MARKS + 50 }, (_, time) => [time, '', '', ['restart']]));
    expect(readMarks([many]).map(({ timeMs }) => timeMs)).toEqual(Array.from({ length: MAX_MARKS }, (_, i) => i + 50));
  });

  it.each([[undefined], [[]], [[createDataFrame({ fields: [] })]]])('of %j is empty', (frames) => {
    expect(readMarks(frames)).toEqual([]);
  });
});

describe('addRestarts', () => {
  const MINUTE_MS = 60_000;
  it.each<[string, Mark['kind'], number, number]>([
    ['a restart that an annotation told of', 'restart', MINUTE_MS, 1],
    ['a restart after an OOM kill', 'oom-kill', MINUTE_MS, 1],
    ['a restart by a deploy', 'deploy', MINUTE_MS, 2],
    ['a restart where growth began', 'onset', MINUTE_MS, 2],
    ['another restart', 'restart', 10 * MINUTE_MS, 2],
  ])('%s', (_, kind, timeMs, count) => {
    expect(addRestarts([{ timeMs: 0, kind, text: null }], [timeMs])).toHaveLength(count);
  });
});
