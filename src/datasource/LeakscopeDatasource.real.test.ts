/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import { dateTime, LoadingState, type DataFrame, type DataSourceInstanceSettings } from '@grafana/data';
import { startRecordedPrometheus, type RecordedPrometheus } from '../../tests/prometheus/startRecordedPrometheus.mjs';
import { ANATOMY, LEAKS, TREND } from '../contract/frames';
import type { LeakscopeOptions, LeakscopeQuery, QueryScope } from '../contract/query';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { installGrafana } from './testing/installGrafana';
import { realPrometheus } from './testing/realPrometheus';
import { runQueries, toRequest } from './testing/runQueries';

const HOSTILE = 'x"} or vector(1) # $namespace [[pod]] \\ \n <script>';

describe('LeakscopeDatasource on recorded memory in a real Prometheus', () => {
  let prometheus: RecordedPrometheus;
  let datasource: LeakscopeDatasource;

  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
    installGrafana([realPrometheus(prometheus.url)], { namespace: ['shop', HOSTILE], hostile: HOSTILE });
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
    const scores = column(frame, LEAKS.scoreMaxOneDay) as number[];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(85);
    expect(frame.meta?.notices?.map(({ text }) => text)).toEqual([
      'Showing 12 of 33 containers, the highest scores first.',
    ]);
    const [trend] = column(frame, LEAKS.trend) as DataFrame[];
    expect(trend.fields.map(({ name }) => name)).toEqual([TREND.time, TREND.wholeBytes, TREND.floorBytes]);
    expect(trend.length).toBeGreaterThan(50);
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
    const parts = frame.fields.filter(({ labels }) => labels?.[ANATOMY.partLabel]);
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['anon', 'active_file']));
    const whole = column(frame, ANATOMY.whole) as Array<number | null>;
    const sums = whole.map((bytes, i) =>
      bytes === null ? null : parts.reduce((sum, { values }) => sum + values[i], 0)
    );
    expect(sums).toEqual(whole);
    expect(whole.filter((bytes) => bytes !== null).length).toBeGreaterThan(400);
    expect(frame.meta?.custom).toMatchObject({ leakscope: { level: 'L3', whole: 'usage', rejectedSamples: 0 } });
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
    expect(details?.message).toMatch(/^The history is 1\.[0-9] days long; the leak score looks back 11(\.0)? days/);
    expect(details?.message).toMatch(/The check took 5 requests, [\d,]+ samples and [\d.]+ s of answering time\.$/);
  });

  test('testDatasource(): long after the last sample there is nothing, and it says so', async () => {
    const { status, message } = await datasource.testDatasource();
    expect(status).toBe('error');
    // Which of the two depends on the day: the history is looked at for eleven days.
    expect(message).toMatch(/^Prometheus (had memory metrics of containers, but none|answers, but it has no memory)/);
  });
});
