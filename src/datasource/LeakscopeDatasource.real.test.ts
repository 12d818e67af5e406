/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import {
  DataTopic,
  dateTime,
  LoadingState,
  type DataFrame,
  type DataSourceInstanceSettings,
  type Field,
} from '@grafana/data';
import { readManifest } from '../../tests/fixtures/readRecorded.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../../tests/prometheus/startRecordedPrometheus.mjs';
import { ANATOMY } from '../contract/anatomyFrame';
import { ruleOf, type Urgency } from '../engine';
import { LEAKS, TREND } from '../contract/leaksFrame';
import { MARKS } from '../contract/marksFrame';
import { NODES } from '../contract/nodesFrame';
import { PROCESSES } from '../contract/processesFrame';
import type { LeakscopeOptions, LeakscopeQuery, QueryScope } from '../contract/query';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { installGrafana } from './testing/installGrafana';
import { realPrometheus } from './testing/realPrometheus';
import { runQueries, toRequest } from './testing/runQueries';

/** A part of a container's memory, and not one of those that take a part apart. */
const isPart = ({ labels }: Field) => Boolean(labels?.[ANATOMY.partLabel] && !labels.runtime);

/** Where the recorder planted the scenario. */
function containerOf(id: string): Required<Omit<QueryScope, 'cluster'>> {
  const scenario = readManifest().scenarios.find((one) => one.id === id)!;
  const [{ pod, containers }] = scenario.pods;
  return { namespace: scenario.namespace, pod, container: containers[0].name };
}

const HOSTILE = 'x"} or vector(1) # $namespace [[pod]] \\ \n <script>';

const VARIABLES = { namespace: ['shop', HOSTILE], hostile: HOSTILE };

describe('LeakscopeDatasource on recorded memory in a real Prometheus', () => {
  let prometheus: RecordedPrometheus;
  let datasource: LeakscopeDatasource;

  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
    installGrafana([realPrometheus(prometheus.url)], VARIABLES);
    const settings = { uid: 'leakscope', jsonData: { promUid: 'prom' } };
    datasource = new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>);
  }, 300_000);

  afterAll(() => prometheus?.stop());

  const query = async (part: Partial<LeakscopeQuery>) => {
    const target: LeakscopeQuery = { refId: 'A', schemaVersion: 1, queryType: 'leaks', scope: {}, ...part };
    const range = { fromSeconds: prometheus.startSeconds, toSeconds: prometheus.endSeconds };
    const packets = await runQueries(datasource, toRequest([target], range));
    return packets[packets.length - 1];
  };
  const column = (frame: DataFrame, name: string): unknown[] =>
    frame.fields.find((field) => field.name === name)!.values;

  test('leaks: ranked, with a trend each', async () => {
    const { data, state, errors } = await query({ top: 12 });
    const [frame]: DataFrame[] = data;

    expect([state, errors]).toEqual([LoadingState.Done, undefined]);
    expect(frame.length).toBe(12);
    const orders = (column(frame, LEAKS.urgency) as Urgency[]).map((urgency) => ruleOf(urgency).order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    const scores = column(frame, LEAKS.scoreMaxOneDay) as number[];
    expect(scores.filter((score) => score > 85).length).toBeGreaterThan(8);
    expect(frame.meta?.notices?.map(({ text }) => text)).toEqual([
      'Showing 12 of 33 containers, what needs somebody first on top.',
    ]);
    const [trend] = column(frame, LEAKS.trend) as DataFrame[];
    expect(trend.fields.map(({ name }) => name)).toEqual([TREND.time, TREND.wholeBytes, TREND.floorBytes]);
    expect(trend.length).toBeGreaterThan(50);
    // The same as rows of workloads, in the same order.
    const workloads: DataFrame = data[1];
    expect(workloads.length).toBe(12);
    expect(column(workloads, 'urgency')).toEqual(column(frame, LEAKS.urgency));
    expect(workloads.meta?.custom?.leakscope).toMatchObject({ kind: 'workloads', total: 33 });
  });

  test('leaks: a variable with several values, one of them hostile', async () => {
    const { data, errors } = await query({ scope: { namespace: '$namespace' } });
    expect(errors).toBeUndefined();
    expect(new Set(column(data[0], LEAKS.namespace))).toEqual(new Set(['shop']));
  });

  test.each<[string, QueryScope]>([
    ['nothing there', { namespace: 'nowhere' }],
    ['a hostile value', { namespace: '$hostile' }],
  ])('leaks: %s is an empty answer, not an error', async (_, scope) => {
    const { data, state, errors } = await query({ scope });
    expect([state, errors]).toEqual([LoadingState.Done, undefined]);
    expect(data[0].fields).toEqual([]);
    expect(data[0].meta.type).toBe('numeric-long');
  });

  test('leaks: a broken regular expression is one sentence', async () => {
    const { data, state, errors } = await query({ scope: { pod: 'a(' } });
    expect([state, data]).toEqual([LoadingState.Error, []]);
    expect(errors).toHaveLength(1);
    expect(errors![0]).toMatchObject({ refId: 'A', status: 400 });
    expect(errors![0].message).toMatch(
      /^The server behind "My Prometheus" refused the query \(.*missing closing \).*\): check the regular expressions/
    );
  });

  test('anatomy: the parts sum to the whole in every row', async () => {
    const { data: leaks } = await query({ scope: { namespace: 'shop' }, top: 1 });
    const value = (name: string) => String(column(leaks[0], name)[0]);
    const scope = { namespace: value('namespace'), pod: value('pod'), container: value('container') };
    const { data, errors } = await query({ queryType: 'anatomy', scope });
    const [frame]: DataFrame[] = data;

    expect(errors).toBeUndefined();
    const parts = frame.fields.filter(isPart);
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['anon', 'active_file']));
    const whole = column(frame, ANATOMY.whole) as Array<number | null>;
    const sums = whole.map((bytes, i) =>
      bytes === null ? null : parts.reduce((sum, { values }) => sum + values[i], 0)
    );
    expect(sums).toEqual(whole);
    expect(whole.filter((bytes) => bytes !== null).length).toBeGreaterThan(400);
    expect(frame.meta?.custom).toMatchObject({ leakscope: { level: 'L3', whole: 'usage', rejectedSamples: 0 } });
  });

  test('anatomy: what the runtime reports sums to anonymous memory, or is unknown', async () => {
    const { data, errors } = await query({ queryType: 'anatomy', scope: containerOf('o01-jvm-registry-canary') });
    const [frame]: DataFrame[] = data;
    expect(errors).toBeUndefined();
    expect(frame.meta?.notices).toEqual([]);
    const inside = frame.fields.filter(({ labels }) => labels?.[ANATOMY.ofLabel] === 'anon');
    expect(inside.map(({ name }) => name)).toEqual(expect.arrayContaining(['jvm_heap_live', 'native']));
    const anon = column(frame, 'anon') as Array<number | null>;
    const sums = anon.map((_, row) => {
      const known = inside.map(({ values }) => values[row]).filter((value) => value !== null);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
    });
    const split = sums.filter((sum) => sum !== null).length;
    expect(split).toBeGreaterThan(400);
    expect(sums.filter((sum, row) => sum !== null && sum !== anon[row])).toEqual([]);
    const names = frame.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { config, labels } of frame.fields.filter(({ labels }) => labels?.[ANATOMY.runtimeLabel])) {
      expect(config.custom.hideFrom.viz).toBe(true);
      expect(labels).toMatchObject({ container: 'app', runtime: 'jvm' });
    }
    expect(frame.meta?.custom?.leakscope.parts).toMatchObject({
      anon: { certainty: expect.any(String), source: expect.stringContaining('container_memory_rss') },
      jvm_heap_live: { certainty: expect.any(String), source: 'jvm_gc_live_data_size_bytes' },
    });
  });

  test('anatomy: the parts come first, and stay when the rest fails', async () => {
    const linked = realPrometheus(prometheus.url);
    const answer = linked.query.bind(linked);
    linked.query = (request) =>
      request.targets[0].expr.includes('last_over_time')
        ? Promise.reject({ status: 429, data: { message: 'busy' } })
        : answer(request);
    installGrafana([linked]);
    const target: LeakscopeQuery = {
      refId: 'A',
      schemaVersion: 1,
      queryType: 'anatomy',
      scope: containerOf('o01-jvm-registry-canary'),
    };
    const range = { fromSeconds: prometheus.startSeconds, toSeconds: prometheus.endSeconds };
    const packets = await runQueries(datasource, toRequest([target], range));
    installGrafana([realPrometheus(prometheus.url)], VARIABLES);
    expect(packets.map(({ state, data, errors }) => [state, data.length, errors])).toEqual([
      [LoadingState.Loading, 0, undefined],
      [LoadingState.Streaming, 1, undefined],
      [LoadingState.Done, 2, undefined],
    ]);
    // What is known without the rest is marked: since when it grows.
    expect((column(packets[2].data[1], MARKS.tags) as string[][]).map(([kind]) => kind)).toEqual(['onset']);
    const [first, last] = packets.slice(1).map(({ data }) => data[0] as DataFrame);
    expect(last.fields.map(({ name, values }) => [name, values])).toEqual(
      first.fields.map(({ name, values }) => [name, values])
    );
    expect(last.meta?.notices?.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^New versions are not marked: .*too many requests/),
      expect.stringMatching(/^What runs inside of the container is not shown: .*too many requests/),
    ]);
  });

  test('anatomy: restarts and kills are annotations', async () => {
    const { data } = await query({ queryType: 'anatomy', scope: containerOf('o20-oomloop') });
    const marks: DataFrame = data.find((frame: DataFrame) => frame.meta?.dataTopic === DataTopic.Annotations);
    expect(marks.fields.map(({ name }) => name)).toEqual(Object.values(MARKS));
    const kinds = (column(marks, MARKS.tags) as string[][]).map(([kind]) => kind);
    expect(kinds.filter((kind) => kind === 'oom-kill')).toHaveLength(10);
    expect(new Set(kinds)).toEqual(new Set(['oom-kill', 'restart']));
    const times = column(marks, MARKS.time) as number[];
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('anatomy: the processes of a prefork server, the largest first', async () => {
    const { data } = await query({ queryType: 'anatomy', scope: containerOf('o05-ruby-prefork') });
    const processes: DataFrame = data.find((frame: DataFrame) => frame.meta?.custom?.leakscope.kind === 'processes');
    expect(processes.fields.map(({ name }) => name).sort()).toEqual(Object.values(PROCESSES).sort());
    const bytes = column(processes, PROCESSES.bytes) as number[];
    expect(bytes.length).toBeGreaterThan(2);
    expect(bytes).toEqual([...bytes].sort((a, b) => b - a));
    expect((column(processes, PROCESSES.share) as number[]).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  test.each(['', '.*'])('anatomy without a container (%j): those of the pod side by side', async (container) => {
    const { pod, namespace } = containerOf('o04-sidecar-c');
    const { data, errors } = await query({ queryType: 'anatomy', scope: { namespace, pod, container } });
    const [frame]: DataFrame[] = data;
    expect(errors).toBeUndefined();
    const of = (name: string) => frame.fields.filter((field) => field.name === name);
    expect(of('anon').map(({ labels }) => labels?.container)).toEqual(['app', 'log-shipper']);
    const [whole] = of(ANATOMY.whole).filter(({ labels }) => labels?.container === '');
    const besides = [ANATOMY.sandbox, ANATOMY.orphaned].flatMap(of);
    const parts = frame.fields.filter(isPart);
    const known = whole.values
      .map((_: unknown, row: number) => row)
      .filter((row: number) => whole.values[row] !== null);
    // The recorder wrote the pod's own row every ten minutes; the containers are there at every step.
    expect(parts[0].values.filter((value: number | null) => value !== null).length).toBeGreaterThan(400);
    expect(known.length).toBeGreaterThan(200);
    let exact = 0;
    for (const row of known) {
      const sum = [...parts, ...besides].reduce((total, { values }) => total + (values[row] ?? 0), 0);
      exact += sum === whole.values[row] ? 1 : 0;
      // Rows are read at different moments: together they may exceed the pod's.
      expect(sum).toBeGreaterThanOrEqual(whole.values[row]);
    }
    expect(exact).toBeGreaterThan(known.length / 2);
  });

  test('nodes: one row, taken apart', async () => {
    const { data, errors, state } = await query({ queryType: 'nodes' });
    const [frame]: DataFrame[] = data;
    expect([state, errors]).toEqual([LoadingState.Done, undefined]);
    expect(frame.fields.map(({ name }) => name)).toEqual(Object.values(NODES));
    expect(column(frame, NODES.node)).toEqual(['lab-node-1']);
    expect(column(frame, NODES.workingSetBytes)[0]).toBeGreaterThan(0);
    expect(column(frame, NODES.source)).toEqual(['prometheus']);
    expect(column(frame, NODES.drivers)[0]).toMatch(/^[^/]+\/[^/]+\/\S+ \+[\d.]+ [KMG]iB/);
    const [trend] = column(frame, NODES.trend) as DataFrame[];
    expect(trend.length).toBeGreaterThan(50);
  });

  test('anatomy: a container that does not exist is an empty answer', async () => {
    const scope = { namespace: 'shop', pod: '$hostile', container: 'app' };
    const { data, state, errors } = await query({ queryType: 'anatomy', scope });
    expect([state, errors, data[0].fields]).toEqual([LoadingState.Done, undefined, []]);
  });

  test('listValues(): the labels of the recorded containers', async () => {
    const from = dateTime(prometheus.startSeconds * 1000);
    const to = dateTime(prometheus.endSeconds * 1000);
    const options = { range: { from, to, raw: { from, to } } };
    expect(await datasource.listValues('namespace', {}, options)).toEqual(['api', 'files', 'ml', 'shop', 'web']);
    expect(await datasource.listValues('namespace', { namespace: '$hostile' }, options)).toEqual([]);
  });

  test('testDatasource(): what is there, what is missing, what it cost', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(prometheus.endSeconds * 1000);
    const { status, message, details } = await datasource.testDatasource();
    now.mockRestore();
    expect([status, message]).toEqual([
      'success',
      'Works in full detail: the usage of 33 containers can be taken apart.',
    ]);
    expect(details?.message).toMatch(/^cAdvisor in the kubelet \(job kubelet\) names 33 containers, level L3\./);
    expect(details?.message).toMatch(/ The history is 1\.[0-9] days long; the leak score looks back 11(\.0)? days/);
    // Which sources there are may be known from a test before.
    expect(details?.message).toMatch(/The check took [56] requests, [\d,]+ samples and [\d.]+ s of answering time\.$/);
  });

  test('testDatasource(): long after the last sample there is nothing, and it says so', async () => {
    const { status, message } = await datasource.testDatasource();
    expect(status).toBe('error');
    // Which of the two depends on the day: the history is looked at for eleven days.
    expect(message).toMatch(/^Prometheus (had memory metrics of containers, but none|answers, but it has no memory)/);
  });
});
