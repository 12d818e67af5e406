import { buildRuleGroups } from '../../src/engine';
import { createAsk } from '../../src/collect/ask/createAsk';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { buildSourceView } from '../../src/collect/sources/sourceView';
import { SOURCES } from '../../src/collect/sources/sources';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from '../scenarios/recordedClient';
import { CADVISOR_CASES, EXPORTER_CASES, LIMIT_BYTES, SOURCE_AT } from '../scenarios/sourceSeries';

/** What the rules of a source record first: everything behind it reads these names, whatever the source. */
jest.setTimeout(120_000);

const started: RunningPrometheus[] = [];
afterAll(() => Promise.all(started.map((prometheus) => prometheus.stop())));

const CASES = [...CADVISOR_CASES, ...EXPORTER_CASES].filter(({ source }) =>
  ['kubelet-cadvisor', 'docker-compose', 'kubeletstats', 'ecs-exporter'].includes(source)
);

test.each(CASES.map((one) => [one.source, one] as const))(
  '%s: floors and limits of the rules are those of the list, under the usual labels',
  async (source, one) => {
    const prometheus = await startSeriesPrometheus({ series: one.series() });
    started.push(prometheus);
    const client = connect(prometheus.url);
    const { expand } = buildSourceView(SOURCES.filter(({ id }) => id === source));
    const [{ rules }] = buildRuleGroups({ alerts: ['leak', 'time-to-limit'], expand });
    const ask = async (record: string, part: string) => {
      const rule = rules.find(
        (one) => 'record' in one && one.record === record && (!one.labels || one.labels.part === part)
      );
      const { vector } = await client.instant({ expr: rule!.expr, atSeconds: SOURCE_AT });
      return vector
        .map(({ labels, value }) => [`${labels.namespace}/${labels.pod}/${labels.container}`, Math.round(value)])
        .sort();
    };
    const list = await collectLeaks(createAsk(client, { sources: true }).session(SOURCE_AT), {
      atSeconds: SOURCE_AT,
      windowSeconds: 86_400,
      matchers: [],
      top: 10,
      clusterLabel: null,
    });
    const keys = list.containers.map(({ key }) => `${key.namespace}/${key.pod}/${key.container}`).sort();
    expect(keys).toHaveLength(2);
    expect((await ask('leakscope:mem_floor:1h', 'anon')).map(([key]) => key)).toEqual(keys);
    expect(await ask('leakscope:mem_limit_bytes', 'anon')).toEqual(keys.map((key) => [key, LIMIT_BYTES]));
    const workingSets = list.containers.map(
      ({ key, workingSetBytes }) => [`${key.namespace}/${key.pod}/${key.container}`, workingSetBytes] as const
    );
    expect(await ask('leakscope:mem_working_set_bytes', 'anon')).toEqual([...workingSets].sort());
  }
);

test('without sources, the rules are byte for byte as they were', () => {
  const plain = buildRuleGroups();
  const expanded = buildRuleGroups({ expand: buildSourceView(SOURCES.slice(0, 2)).expand });
  expect(expanded).toEqual(plain);
});
