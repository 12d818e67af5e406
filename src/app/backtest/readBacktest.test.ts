import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { BACKTEST, BACKTEST_EPISODES, type BacktestMeta } from '../../contract/backtestFrames';
import { buildBacktestFrames } from '../testing/buildBacktestFrames';
import { describeBacktest } from './describeBacktest';
import { narrowBacktest } from './narrowBacktest';
import { readBacktest } from './readBacktest';

const DAY = 86_400_000;

describe('readBacktest(frames)', () => {
  test('rows with their episodes', () => {
    const result = readBacktest(
      buildBacktestFrames([
        {
          container: 'a',
          firings: 2,
          episodes: [
            [0, DAY],
            [2 * DAY, null],
          ],
        },
        { container: 'b', firings: 0, episodes: [] },
      ])
    )!;
    expect(result).toMatchObject({
      basis: 'recorded',
      tested: 2,
      total: 2,
      firingsPerWeek: 2,
      sentences: ['A sentence.'],
    });
    expect(result.rows.map(({ labels, firings, episodes }) => [labels.container, firings, episodes.length])).toEqual([
      ['a', 2, 2],
      ['b', 0, 0],
    ]);
    expect(result.rows[0].episodes[1].ended).toBeNull();
    expect(result.rows[0].firesNow).toBe(false);
  });

  test('what is missing or of another type is unknown, and no zero', () => {
    const [{ meta }] = buildBacktestFrames([]);
    const frame = createDataFrame({
      meta,
      fields: [
        { name: BACKTEST.container, type: FieldType.string, values: ['a'] },
        { name: BACKTEST.firings, type: FieldType.string, values: ['many'] },
      ],
    });
    expect(readBacktest([frame])!.rows).toMatchObject([{ firings: null, worst: null, firesNow: null, episodes: [] }]);
  });

  test.each<[string, DataFrame[]]>([
    ['nothing', []],
    ['another frame', [createDataFrame({ fields: [] })]],
    ['no time', buildBacktestFrames([], { from: undefined } as Partial<BacktestMeta>)],
  ])('%s is no answer', (_, frames) => {
    expect(readBacktest(frames)).toBeNull();
  });

  test('an episode that ends before it begins is left out', () => {
    const frames = buildBacktestFrames([{ container: 'a', firings: 1, episodes: [[DAY, 0]] }]);
    expect(frames[1].fields.some(({ name }) => name === BACKTEST_EPISODES.started)).toBe(true);
    expect(readBacktest(frames)!.rows[0].episodes).toEqual([]);
  });
});

describe('describeBacktest(backtest, subject)', () => {
  const describeRows = (firings: number[], meta: Partial<BacktestMeta> = {}) => {
    const rows = firings.map((count, index) => ({ container: `c${index}`, firings: count, episodes: [] }));
    return describeBacktest(readBacktest(buildBacktestFrames(rows, meta))!, 'container');
  };

  test.each<[number[], Partial<BacktestMeta>, string]>([
    [
      [3, 0],
      { firingsPerWeek: 2.14 },
      'It would have fired for 1 container, with 2.1 notifications a week. Tested: 2 containers.',
    ],
    [[1], { firingsPerWeek: null }, 'It would have fired for 1 container. Tested: 1 container.'],
    [[0, 0], { total: 900 }, 'It would not have fired. Tested: 2 containers (of 900, the others were left out).'],
    [[], { tested: 5, total: 5 }, 'It would not have fired. Tested: 5 containers.'],
    [[], {}, 'It could not be tested: no container of this scope has values in this time.'],
  ])('%j %j', (firings, meta, title) => {
    expect(describeRows(firings, meta).title).toBe(title);
  });

  test.each<[Partial<BacktestMeta>, string]>([
    [{}, 'It would have fired for 1 workload, with 2 notifications a week. Tested: 2 workloads.'],
    [
      { tested: 9, total: 900 },
      'It would have fired for 1 workload, with 2 notifications a week. Tested: 2 workloads (9 containers of 900, the others were left out).',
    ],
  ])('an alert on workloads counts workloads: %j', (meta, title) => {
    const rows = [1, 0].map((firings, index) => ({ workload: `w${index}`, container: 'app', firings, episodes: [] }));
    const read = readBacktest(buildBacktestFrames(rows, { firingsPerWeek: 2, ...meta }))!;
    expect(describeBacktest(read, 'container').title).toBe(title);
  });

  test('what the server did not give is no pass, and what fired did fire', () => {
    const describeWarned = (firings: number) =>
      describeBacktest(
        readBacktest(buildBacktestFrames([{ firings, episodes: [] }], {}, ['A store is missing.']))!,
        'container'
      );
    expect(describeWarned(0)).toEqual({
      severity: 'warning',
      title: 'It would not have fired for what was there. Tested: 1 container.',
    });
    expect(describeWarned(2).title).toMatch(/^It would have fired for 1 container/);
  });
});

test('narrowBacktest(backtest, scope): nodes of the pattern only, with their own figures', () => {
  const rows = ['n1', 'n2', 'n11'].map((node) => ({ node, firings: 2, episodes: [] }));
  const all = readBacktest(buildBacktestFrames(rows))!;
  expect(narrowBacktest(all, { namespace: 'x' })).toBe(all);
  expect(narrowBacktest(all, { node: 'n1' })).toMatchObject({
    tested: 1,
    firingsPerWeek: 2,
    rows: [{ labels: { node: 'n1' } }],
  });
});
