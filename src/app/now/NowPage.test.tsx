import { LoadingState, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { NEVER, Observable, of } from 'rxjs';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { cardinalityFrame } from '../../contract/cardinalityFrame';
import { APP_ID } from '../../contract/ids';
import { leaksFrame } from '../../contract/leaksFrame';
import { nodesFrame } from '../../contract/nodesFrame';
import type { LeakscopeQuery, LeakscopeQueryType } from '../../contract/query';
import { workloadsFrame } from '../../contract/workloadsFrame';
import { App } from '../App';
import { buildRecordingFrames } from '../testing/buildRecordingFrames';
import { FakeGrafana } from '../testing/FakeGrafana';
import { nowStrings as texts } from './nowStrings';

const SOURCE = { uid: 'leak', name: 'Leakscope', type: 'leakscope-memory-datasource', jsonData: { promUid: 'p' } };
const HOUR = 3600;
const KEY = { cluster: null, namespace: 'shop', pod: 'cart-1', container: 'app' };
/** Rows are partial: what is not given is not known. */
function frameOf(table: { columns: object }, rows: object[], meta: object = {}): DataFrame {
  const unknown = Object.fromEntries(Object.keys(table.columns).map((name) => [name, null]));
  return encodeFrame(
    table as never,
    rows.map((row) => ({ ...unknown, ...row })) as never,
    { refId: 'A', meta } as never
  );
}

const LEADS = frameOf(leaksFrame, [
  {
    ...KEY,
    verdict: 'leak',
    part: 'anon',
    partSlopeBytesPerHour: 2 ** 20,
    limitBytes: 2 ** 30,
    evidence: [],
    nextSteps: [],
    ageCurve: [],
  },
]);
const workload = (given: object) => ({
  ...{ ...KEY, workload: 'cart', urgency: 'limit-today', secondsToEnd: 5 * HOUR, secondsToEndLow: 3 * HOUR },
  ...{ secondsToEndHigh: 9 * HOUR, affectedReplicas: 2, totalReplicas: 3, killsOneDay: 0 },
  ...given,
});

type Answers = Partial<Record<LeakscopeQueryType, Observable<object> | DataFrame[] | string>>;

function open(
  answers: Answers,
  sources: object[] = [SOURCE],
  path = `/a/${APP_ID}/now?from=1795025211779&to=1795176017400`
) {
  const grafana = new FakeGrafana().install();
  const asked: LeakscopeQueryType[] = [];
  const query = ({ targets: [target] }: DataQueryRequest<LeakscopeQuery>) => {
    asked.push(target.queryType);
    const answer = answers[target.queryType] ?? [];
    if (typeof answer === 'string') {
      return of({ data: [], state: LoadingState.Done, errors: [{ message: answer }] });
    }
    return Array.isArray(answer) ? of({ data: answer, state: LoadingState.Done }) : answer;
  };
  setDataSourceSrv({
    getList: ({ filter }: { filter: (one: object) => boolean }) => sources.filter(filter),
    get: async () => ({ getRef: () => ({ uid: 'leak' }), query }),
  } as unknown as DataSourceSrv);
  render(
    <MemoryRouter initialEntries={[path]}>
      <Routes>
        <Route path={`/a/${APP_ID}/*`} element={<App />} />
      </Routes>
    </MemoryRouter>
  );
  return { asked, grafana };
}

const topic = async (name: string) => within(await screen.findByRole('region', { name }));

describe('NowPage', () => {
  test('a workload: how soon, in a sentence, with the next click', async () => {
    const calm = workload({ workload: 'calm', urgency: 'calm' });
    const frame = frameOf(workloadsFrame, [workload({}), calm], { total: 9, needSomebody: 1, notKnown: 2 });
    open({ leaks: [LEADS, frame] });
    const workloads = await topic(texts.workloads.title);
    const link = await workloads.findByRole('link', { name: /shop \/ cart \/ app/ });
    expect(link).toHaveTextContent(/Ends today, in 3.h/);
    expect(link).toHaveTextContent(
      /It leaks: anonymous memory .*; its limit of 1 GiB is reached in 3.h to 9.h\. 2 of 3/
    );
    expect(link).toHaveAttribute(
      'href',
      '/d/leakscope-container?var-datasource=leak&var-namespace=shop&var-pod=cart-1&var-container=app&from=1795025211779&to=1795176017400'
    );
    expect(workloads.getByText('1 of 9 need somebody. Of 2 nothing can be said yet.')).toBeInTheDocument();
    expect(workloads.queryByText(/calm/)).not.toBeInTheDocument();
  });

  test('who is killed again is killed next when the memory is there again', async () => {
    open({ leaks: [LEADS, frameOf(workloadsFrame, [workload({ urgency: 'killed-again', killsOneDay: 6 })])] });
    const link = await (await topic(texts.workloads.title)).findByRole('link', { name: /cart/ });
    expect(link).toHaveTextContent(/Killed again, next in 3.h/);
    expect(link).toHaveTextContent('It was killed for memory 6 times in the last day.');
  });

  test('what changed since a day before is asked once the list of now is there', async () => {
    const asked: number[] = [];
    const leaks = new Observable<object>((subscriber) => {
      asked.push(asked.length);
      const urgency = asked.length === 1 ? 'limit-today' : 'calm';
      subscriber.next({
        data: [LEADS, frameOf(workloadsFrame, [workload({ urgency })], { total: 1 })],
        state: LoadingState.Done,
      });
      subscriber.complete();
    });
    open({ leaks });
    const changed = await topic(texts.changed.title);
    const line = await changed.findByRole('link', { name: /shop \/ cart \/ app/ });
    expect(line).toHaveTextContent(texts.changed.begun);
    expect(line).toHaveTextContent('Yesterday at this time: Nothing.');
    expect(asked).toHaveLength(2);
  });

  test('nodes that evict, metrics that blow up', async () => {
    const node = { cluster: null, node: 'n1', workingSetBytes: 9, evictionBytes: 8, drivers: [], trend: null };
    const far = { ...node, node: 'n2', workingSetBytes: 1 };
    const target = { job: 'api', instance: 'a:1', kind: 'blow-up', metric: 'http_seconds', label: 'session' };
    open({
      nodes: [frameOf(nodesFrame, [node, far])],
      cardinality: [
        frameOf(cardinalityFrame, [{ ...target, evidence: [], fixes: [], lookedInto: { state: 'yes', reason: null } }]),
      ],
    });
    const nodes = await topic(texts.nodes.title);
    expect(await nodes.findByText(texts.nodes.reached)).toBeInTheDocument();
    expect(nodes.queryByText('n2')).not.toBeInTheDocument();
    const metrics = await topic(texts.metrics.title);
    expect(await metrics.findByText('http_seconds, label session.')).toBeInTheDocument();
  });

  test('one topic that fails says so and can be tried again; the others are there', async () => {
    const { asked } = open({ leaks: [LEADS, frameOf(workloadsFrame, [workload({})])], nodes: 'The server is down.' });
    const nodes = await topic(texts.nodes.title);
    expect(await nodes.findByText('The server is down.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /cart/ })).toBeInTheDocument();
    await userEvent.click(nodes.getByRole('button', { name: texts.again }));
    await waitFor(() => expect(asked.filter((type) => type === 'nodes')).toHaveLength(2));
    // Of now, and of yesterday.
    expect(asked.filter((type) => type === 'leaks')).toHaveLength(2);
  });

  test('an answer that may not be all says so beside its rows', async () => {
    const frame = frameOf(workloadsFrame, [workload({})]);
    const notices = [
      { severity: 'warning' as const, text: 'A store is missing.' },
      { severity: 'info' as const, text: 'A remark.' },
    ];
    open({
      leaks: [
        { ...LEADS, meta: { ...LEADS.meta, notices } },
        { ...frame, meta: { ...frame.meta, notices } },
      ],
    });
    const workloads = await topic(texts.workloads.title);
    expect(await workloads.findByText(texts.warned)).toBeInTheDocument();
    expect(workloads.getByText('A store is missing.')).toBeInTheDocument();
    expect(workloads.queryByText(/A remark/)).not.toBeInTheDocument();
    expect(workloads.getByRole('link', { name: /cart/ })).toBeInTheDocument();
    expect((await topic(texts.nodes.title)).queryByText(texts.warned)).not.toBeInTheDocument();
  });

  test('an answer that does not come is looked for, not none', async () => {
    open({ leaks: NEVER });
    const workloads = await topic(texts.workloads.title);
    expect(workloads.getByText(texts.looking)).toBeInTheDocument();
    expect(workloads.queryByText(texts.workloads.none)).not.toBeInTheDocument();
  });

  test('nothing needs somebody: said of each', async () => {
    open({
      leaks: [LEADS, frameOf(workloadsFrame, [workload({ urgency: 'calm' })])],
      recording: buildRecordingFrames([]),
    });
    expect(await screen.findByText(texts.workloads.none)).toBeInTheDocument();
    expect(await screen.findByText(texts.alerts.noRules)).toBeInTheDocument();
    expect(await screen.findByText(texts.recording.unknown)).toBeInTheDocument();
  });

  test.each([
    [[{ name: 'a', state: 'fresh' as const }], texts.recording.fresh],
    [[{ name: 'a', state: 'missing' as const }], texts.recording.missing],
    [
      [
        { name: 'a', state: 'fresh' as const },
        { name: 'b', state: 'stale' as const },
      ],
      texts.recording.stale(['b']),
    ],
    [
      [
        { name: 'a', state: 'fresh' as const },
        { name: 'b', state: 'missing' as const },
      ],
      texts.recording.partly(['b']),
    ],
  ])('recording %j', async (series, expected) => {
    open({ recording: buildRecordingFrames(series) });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  test('nothing seen is not nothing to do: why there is nothing, as the answer says it', async () => {
    const why = 'The newest container_memory_working_set_bytes of this scope is of yesterday.';
    const empty = frameOf(leaksFrame, []);
    open({
      leaks: [
        { ...empty, meta: { ...empty.meta, notices: [{ severity: 'warning', text: why }] } },
        frameOf(workloadsFrame, []),
      ],
      cardinality: [frameOf(cardinalityFrame, [])],
      nodes: [],
    });
    expect(await screen.findByText(why)).toBeInTheDocument();
    expect(await screen.findByText(texts.metrics.nothing)).toBeInTheDocument();
    expect(await screen.findByText(texts.nodes.noNodes)).toBeInTheDocument();
    expect(screen.queryByText(texts.workloads.none)).not.toBeInTheDocument();
    expect(screen.queryByText(texts.metrics.none)).not.toBeInTheDocument();
  });

  test('without a data source of ours: the set-up', async () => {
    open({}, []);
    expect(await screen.findByText('1. Add a Prometheus data source')).toBeInTheDocument();
  });
});
