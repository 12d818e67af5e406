/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import { LoadingState, type DataFrame, type DataSourceInstanceSettings } from '@grafana/data';
import { startRecordedPrometheus, type RecordedPrometheus } from '../../tests/prometheus/startRecordedPrometheus.mjs';
import { BACKTEST, BACKTEST_EPISODES, type BacktestMeta } from '../contract/backtestFrames';
import { META_KEY } from '../contract/codec/metaKey';
import { RECORDING, type RecordingMeta } from '../contract/recordingFrames';
import type { AlertQuery, LeakscopeOptions, LeakscopeQuery } from '../contract/query';
import { ALERT_STRINGS } from './alertStrings';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { installGrafana } from './testing/installGrafana';
import { realPrometheus } from './testing/realPrometheus';
import { runQueries, toRequest } from './testing/runQueries';

const LEAK: AlertQuery = { kind: 'leak', threshold: 85, holdFor: '1h', keepFiringFor: '12h' };
const CARDINALITY: AlertQuery = { ...LEAK, kind: 'cardinality' };

describe('back-tests and recorded scores, by the data source, on recorded memory in a real Prometheus', () => {
  let prometheus: RecordedPrometheus;
  let datasource: LeakscopeDatasource;

  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
    installGrafana([realPrometheus(prometheus.url)], { namespace: ['web', 'a"} or vector(1) #'] });
    const settings = { uid: 'leakscope', jsonData: { promUid: 'prom' } };
    datasource = new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>);
  }, 300_000);

  afterAll(() => prometheus?.stop());

  const query = async (part: Partial<LeakscopeQuery>) => {
    const target: LeakscopeQuery = { refId: 'A', schemaVersion: 1, queryType: 'backtest', scope: {}, ...part };
    const range = { fromSeconds: prometheus.startSeconds, toSeconds: prometheus.endSeconds };
    const packets = await runQueries(datasource, toRequest([target], range));
    return packets[packets.length - 1];
  };
  const valuesOf = (frame: DataFrame, name: string): unknown[] =>
    frame.fields.find((field) => field.name === name)!.values;

  test('backtest: who would have fired, when, and what was tested', async () => {
    const { data, state, errors } = await query({ alert: LEAK, scope: { namespace: '$namespace' } });
    const [rows, episodes]: DataFrame[] = data;
    expect([state, errors]).toEqual([LoadingState.Done, undefined]);
    const meta: BacktestMeta = rows.meta?.custom?.[META_KEY];
    expect(meta).toMatchObject({
      schema: 1,
      kind: 'backtest',
      basis: 'evaluated',
      // The moment before, on the grid that panels share.
      to: Math.floor(prometheus.endSeconds / 15) * 15_000,
      stepSeconds: 3600,
      samplesPerEvaluation: expect.any(Number),
    });
    expect(meta.tested).toBe(meta.total);
    expect(meta.sentences.join(' ')).toContain('an estimate');
    expect(new Set(valuesOf(rows, BACKTEST.namespace))).toEqual(new Set(['web']));
    const place = valuesOf(rows, BACKTEST.container).indexOf('log-shipper');
    expect(valuesOf(rows, BACKTEST.firings)[place]).toBe(1);
    expect(valuesOf(rows, BACKTEST.firesNow)[place]).toBe('true');
    expect(valuesOf(rows, BACKTEST.lastEnded)[place]).toBeNull();
    expect(valuesOf(rows, BACKTEST.workload)[place]).toBe('checkout');
    const [trend] = valuesOf(rows, BACKTEST.trend) as DataFrame[];
    expect(trend.fields.map(({ name }) => name)).toEqual(['time', 'value']);
    const firings = valuesOf(rows, BACKTEST.firings) as number[];
    expect(episodes.length).toBe(firings.reduce((sum, one) => sum + one, 0));
    expect(episodes.meta?.custom?.[META_KEY].kind).toBe('backtest-episodes');
    const started = valuesOf(episodes, BACKTEST_EPISODES.started) as number[];
    expect(started).toEqual([...started].sort((a, b) => a - b));
    expect(meta.firingsPerWeek).toBeCloseTo(
      (episodes.length * 7 * 86400) / (prometheus.endSeconds - prometheus.startSeconds)
    );
  });

  test('backtest of targets: job and instance restrict it, and the rest of the scope is said to be left out', async () => {
    const { data } = await query({ alert: CARDINALITY, job: 'api/checkout-api', scope: { namespace: 'web' } });
    const [rows]: DataFrame[] = data;
    expect(valuesOf(rows, BACKTEST.job)).toEqual(['api/checkout-api']);
    expect(valuesOf(rows, BACKTEST.firings)).toEqual([1]);
    const { sentences, total }: BacktestMeta = rows.meta?.custom?.[META_KEY];
    expect(total).toBe(1);
    expect(sentences.join(' ')).toContain('the rest of the scope was left out');
  });

  test('an empty scope is empty with its reason, and a query without an alert says what is missing', async () => {
    const { data, errors } = await query({ alert: LEAK, scope: { pod: 'nobody' } });
    expect(errors).toBeUndefined();
    expect(data.map((frame: DataFrame) => frame.fields)).toEqual([[], []]);
    expect(data[0].meta.custom[META_KEY]).toMatchObject({ total: 0, tested: 0, firingsPerWeek: null });
    expect(data[0].meta.notices).toEqual(
      ['nothing to test', 'there was none in the 7 days before'].map((text) => ({
        severity: 'info',
        text: expect.stringContaining(text),
      }))
    );
    expect((await query({})).errors).toEqual([expect.objectContaining({ message: ALERT_STRINGS.errors.noAlert })]);
    expect((await query({ alert: { ...LEAK, holdFor: 'x' } })).errors?.[0].message).toContain('is not a duration');
  });

  test('recording: what is missing is a row, with what to do', async () => {
    const { data } = await query({ queryType: 'recording' });
    const [series, alerts]: DataFrame[] = data;
    const { used, sentences }: RecordingMeta = series.meta?.custom?.[META_KEY];
    expect(used).toBe(false);
    expect(sentences).toEqual([expect.stringContaining('install the rule file')]);
    expect(valuesOf(series, RECORDING.name)).toContain('leakscope:mem_leak_score');
    expect(new Set(valuesOf(series, RECORDING.state))).toEqual(new Set(['missing']));
    expect(new Set(valuesOf(series, RECORDING.newest))).toEqual(new Set([null]));
    expect(alerts.fields).toEqual([]);
    expect(alerts.meta?.custom?.[META_KEY].kind).toBe('recording-alerts');
  });
});
