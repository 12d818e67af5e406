import { dateTime, LoadingState, type DataFrame, type DataQueryError } from '@grafana/data';
import { cleanup, render } from '@testing-library/react';
import React from 'react';
import type { LeakscopeQuery } from '../../src/contract/query';
import type { LeakscopeDatasource } from '../../src/datasource/LeakscopeDatasource';
import { runQueries, toRequest } from '../../src/datasource/testing/runQueries';
import { LeakPanel } from '../../src/panel/LeakPanel';
import { buildPanelProps } from '../../src/panel/testing/buildPanelProps';
import { loadViews } from '../../src/panel/testing/loadViews';
import type { Seen } from './judgeCell';

const CONTAINER = { namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' };
const POD = { namespace: 'web', pod: 'checkout-a671003c6-c35ba' };
const SHOP = { namespace: 'shop' };
const ALERT = { kind: 'leak', threshold: 85, holdFor: '1h', keepFiringFor: '30m' } as const;

type Question = Partial<LeakscopeQuery>;

/** Every view of the panel, and the answers that the pages of the app ask for. */
export const VIEWS: Readonly<Record<string, Question>> = {
  triage: { queryType: 'leaks', scope: SHOP, top: 10 },
  anatomy: { queryType: 'anatomy', scope: CONTAINER },
  pod: { queryType: 'anatomy', scope: POD },
  compare: { queryType: 'compare', scope: CONTAINER },
  processes: { queryType: 'compare', scope: CONTAINER, compareBy: 'process' },
  workload: { queryType: 'workload', scope: { namespace: 'shop', container: 'app' }, workload: 'orders' },
  nodes: { queryType: 'nodes', scope: {} },
  cardinality: { queryType: 'cardinality', scope: SHOP, top: 10, drill: 1 },
  'back-test': { queryType: 'backtest', scope: SHOP, alert: ALERT },
  recording: { queryType: 'recording', scope: {} },
};

/** What the questions cost stands in the panel of cardinality: it is no data. */
const COST = /[\d,]+ requests?, [\d,]+ samples read/;

interface Range {
  fromSeconds: number;
  toSeconds: number;
}

/** Asks as a panel does, and draws what came as the panel does. */
export async function seeView(datasource: LeakscopeDatasource, question: Question, range: Range): Promise<Seen> {
  const target: LeakscopeQuery = { refId: 'A', schemaVersion: 1, queryType: 'leaks', scope: {}, ...question };
  try {
    const packets = await runQueries(datasource, toRequest([target], { ...range, intervalMs: 900_000 }));
    const last = packets[packets.length - 1];
    const waited = packets.slice(0, -1).flatMap(({ data }) => noticesOf(data));
    const errors = (last.errors ?? []).map(({ message = '' }) => message);
    const frames: DataFrame[] = last.data;
    await loadViews();
    const { text, injected: count } = draw(frames, last.errors ?? [], range);
    const isOfApp = question.queryType === 'backtest' || question.queryType === 'recording';
    const sentences = [
      ...errors,
      ...noticesOf(frames),
      ...metaSentences(frames),
      ...waited.filter((one) => one.startsWith('Waiting')),
    ];
    const injected = count > 0 ? 'markup of others is in the page' : null;
    return { sentences, shown: (isOfApp ? describeFrames(frames) : text).replace(COST, ''), crash: injected };
  } catch (error) {
    return { sentences: [], shown: '', crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    cleanup();
  }
}

const noticesOf = (frames: readonly DataFrame[]): string[] =>
  frames.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text);

/** What the pages of the app say beside the rows. */
const metaSentences = (frames: readonly DataFrame[]): string[] =>
  frames.flatMap(({ meta }) => (meta?.custom?.leakscope?.sentences ?? []) as string[]);

function describeFrames(frames: readonly DataFrame[]): string {
  return JSON.stringify(
    frames.map(({ fields }) => fields.map(({ name, values }) => [name, values])),
    (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value)
  );
}

function draw(series: DataFrame[], errors: DataQueryError[], { fromSeconds, toSeconds }: Range) {
  const [from, to] = [dateTime(fromSeconds * 1000), dateTime(toSeconds * 1000)];
  const timeRange = { from, to, raw: { from, to } };
  const state = errors.length > 0 ? LoadingState.Error : LoadingState.Done;
  const { container } = render(<LeakPanel {...buildPanelProps({ series, state, errors, timeRange })} />);
  return {
    text: container.textContent ?? '',
    injected: container.querySelectorAll('script, iframe, img[src="x"]').length,
  };
}
