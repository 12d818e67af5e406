/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import type { DataFrame } from '@grafana/data';
import { readManifest } from '../../../tests/fixtures/readRecorded.mjs';
import {
  startRecordedPrometheus,
  type RecordedPrometheus,
} from '../../../tests/prometheus/startRecordedPrometheus.mjs';
import { COMPARE, COMPARE_GROUPS } from '../../contract/compareFrame';
import { grafanaPrometheusClient } from '../clients/grafanaPrometheusClient';
import { installGrafana } from '../testing/installGrafana';
import { realPrometheus } from '../testing/realPrometheus';
import { answerCompare } from './answerCompare';
import { sessionOf } from '../../collect/testing/sessionOf';

describe('answerCompare(sessionOf(client), request, refId) through Grafana on a real Prometheus', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
    installGrafana([realPrometheus(prometheus.url)], {});
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const compare = (id: string, compareBy: string, container = 'app') => {
    const { namespace, pods } = readManifest().scenarios.find((one) => one.id === id)!;
    const key = { cluster: null, namespace, pod: pods[0].pod, container };
    const client = grafanaPrometheusClient('prom');
    const { startSeconds, endSeconds } = prometheus;
    const window = { atSeconds: endSeconds, windowSeconds: endSeconds - startSeconds, clusterLabel: null };
    return answerCompare(sessionOf(client), { key, compareBy, ...window }, 'A');
  };
  const valuesOf = (frame: DataFrame, name: string): unknown[] =>
    frame.fields.find((field) => field.name === name)!.values;

  test.each(['track', 'label:track'])('by the label %s: stable grows, its canary does not', async (compareBy) => {
    const [members, groups, floors] = await compare('o01-jvm-registry-canary', compareBy);
    expect(valuesOf(members, COMPARE.group)).toEqual(['stable', 'canary']);
    expect(valuesOf(members, COMPARE.state)).toEqual(['grows', 'flat']);
    expect(valuesOf(groups, COMPARE_GROUPS.differs)).toEqual([null, null, 'true']);
    expect(floors.fields.map(({ labels }) => labels?.group)).toEqual([undefined, 'stable', 'canary']);
    expect(members.meta?.notices).toEqual([]);
  });

  test('by process: two workers grow', async () => {
    const [members, , floors] = await compare('o05-ruby-prefork', 'process', 'web');
    expect(valuesOf(members, COMPARE.state).filter((state) => state === 'grows')).toHaveLength(2);
    expect(valuesOf(members, COMPARE.process).every((name) => typeof name === 'string')).toBe(true);
    expect(floors.fields[0].name).toBe('time');
  });

  test.each(['', 'version', 'replica'])('by %j: one replica of one version', async (compareBy) => {
    const [members] = await compare('o08-go-list', compareBy);
    expect(valuesOf(members, COMPARE.state)).toEqual(['grows']);
  });
});
