import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import type { BacktestRequest } from '../../collect/alerts/backtestRequest';
import { collectBacktest } from '../../collect/alerts/collectBacktest';
import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { PrometheusError } from '../../collect/ask/prometheusError';
import type { LeakscopeQuery } from '../../contract/query';
import { ALERT_STRINGS } from '../alertStrings';
import { toBacktestFrames } from '../frames/toBacktestFrames';

/** When the alert of the query would have fired over the time range, on what the scope leaves. */
export async function answerBacktest(
  ask: AskSession,
  { query, matchers, ...window }: { query: LeakscopeQuery } & Omit<BacktestRequest, 'alert' | 'onProgress'>,
  refId: string
): Promise<DataFrame[]> {
  const { alert, job, instance } = query;
  if (!alert) {
    throw new PrometheusError('bad-query', ALERT_STRINGS.errors.noAlert);
  }
  const ofTarget = Object.entries({ job, instance }).flatMap(([label, value]): LabelMatcher[] =>
    value ? [{ label, op: '=', value }] : []
  );
  const isOfTarget = alert.kind === 'cardinality';
  const backtest = await collectBacktest(ask, {
    ...window,
    alert,
    matchers: isOfTarget ? [...matchers, ...ofTarget] : matchers,
  });
  return toBacktestFrames(refId, backtest, window.clusterLabel);
}
