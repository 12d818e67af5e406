import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { BACKTEST, BACKTEST_EPISODES, type BacktestMeta } from '../../contract/backtestFrames';
import { META_KEY } from '../../contract/codec/metaKey';

interface Row {
  workload?: string;
  container?: string;
  node?: string;
  firings: number;
  /** Milliseconds after the start; null: still firing at the end. */
  episodes: Array<[number, number | null]>;
}

export const TESTED_FROM = Date.UTC(2026, 10, 1);
const WEEK_MS = 7 * 86_400_000;

/** The answer to a back-test over a week, shaped as the contract says. */
export function buildBacktestFrames(
  rows: Row[],
  meta: Partial<BacktestMeta> = {},
  warnings: readonly string[] = []
): DataFrame[] {
  const custom = (kind: BacktestMeta['kind']) => ({
    [META_KEY]: {
      ...{ schema: 1, kind, basis: 'recorded', from: TESTED_FROM, to: TESTED_FROM + WEEK_MS, stepSeconds: 300 },
      ...{ total: rows.length, tested: rows.length, samplesPerEvaluation: 120, sentences: ['A sentence.'] },
      firingsPerWeek: rows.reduce((sum, { firings }) => sum + firings, 0),
      ...meta,
    },
  });
  const text = (name: string, values: Array<string | null>) => ({ name, type: FieldType.string, values });
  const number = (name: string, values: Array<number | null>) => ({ name, type: FieldType.number, values });
  const episodes = rows.flatMap((row) => row.episodes.map(([from, to]) => ({ row, from, to })));
  return [
    createDataFrame({
      meta: {
        custom: custom('backtest'),
        notices: warnings.map((text) => ({ severity: 'warning', text })),
      },
      fields: [
        text(
          BACKTEST.namespace,
          rows.map(({ container }) => (container ? 'shop' : null))
        ),
        text(
          BACKTEST.workload,
          rows.map(({ workload }) => workload ?? null)
        ),
        text(
          BACKTEST.container,
          rows.map(({ container }) => container ?? null)
        ),
        text(
          BACKTEST.node,
          rows.map(({ node }) => node ?? null)
        ),
        number(
          BACKTEST.firings,
          rows.map(({ firings }) => firings)
        ),
        number(
          BACKTEST.worst,
          rows.map(() => 97)
        ),
        number(
          BACKTEST.firingSeconds,
          rows.map(({ firings }) => firings * 3600)
        ),
        number(
          BACKTEST.firstFired,
          rows.map(({ firings }) => (firings > 0 ? TESTED_FROM : null))
        ),
        text(
          BACKTEST.firesNow,
          rows.map(() => 'false')
        ),
      ],
    }),
    createDataFrame({
      meta: { custom: custom('backtest-episodes') },
      fields: [
        text(
          BACKTEST.namespace,
          episodes.map(({ row }) => (row.container ? 'shop' : null))
        ),
        text(
          BACKTEST.workload,
          episodes.map(({ row }) => row.workload ?? null)
        ),
        text(
          BACKTEST.container,
          episodes.map(({ row }) => row.container ?? null)
        ),
        text(
          BACKTEST.node,
          episodes.map(({ row }) => row.node ?? null)
        ),
        number(
          BACKTEST_EPISODES.started,
          episodes.map(({ from }) => TESTED_FROM + from)
        ),
        number(
          BACKTEST_EPISODES.ended,
          episodes.map(({ to }) => (to === null ? null : TESTED_FROM + to))
        ),
        number(
          BACKTEST_EPISODES.worst,
          episodes.map(() => 97)
        ),
      ],
    }),
  ];
}
