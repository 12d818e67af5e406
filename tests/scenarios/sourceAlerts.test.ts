import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAsk } from '../../src/collect/ask/createAsk';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { buildSourceView } from '../../src/collect/sources/sourceView';
import { SOURCES } from '../../src/collect/sources/sources';
import { buildRuleGroups, toRuleFile } from '../../src/engine';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { runTool } from '../prometheus/runTool.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import {
  CADVISOR_CASES,
  EXPORTER_CASES,
  SOURCE_AT,
  SOURCE_SPAN_SECONDS,
  SOURCE_STEP_SECONDS,
  type SourceCase,
} from './sourceSeries';

/** Issue 14: from the series of every source to an alert that fires, by promtool. */
const servers = listServers();
/** Prometheus 3 reads names with dots too; where it is not there, which is printed, those sources are left out. */
const [oldest, newest] = [servers[0], servers.at(-1)!];
const CASES = [...CADVISOR_CASES, ...EXPORTER_CASES]
  .filter(({ needsUtf8Names }) => !needsUtf8Names || servers.length > 1)
  .map(apart);

/** Several sources tell of one shop: here each has its own. */
function apart(one: SourceCase): SourceCase {
  const shop = `shop-${one.source}`;
  const rename = (value: string) => (value === 'shop' ? shop : value);
  return {
    ...one,
    keys: one.keys.map((key) => key.split('/').map(rename).join('/')) as [string, string],
    series: () =>
      [...one.series()].map((row) => ({
        ...row,
        labels: Object.fromEntries(Object.entries(row.labels).map(([label, value]) => [label, rename(value)])),
      })),
  };
}

const allSeries = () => CASES.flatMap((one) => [...one.series()]);
const KEY = 'namespace, pod, container';

interface Sample {
  labels: string;
  value: number;
}

test('every source: its rules record what the list says, and the alert fires for the leak only', async () => {
  const listed = await listContainers();
  expect(listed.map(nameOf).sort()).toEqual(CASES.flatMap(({ keys }) => keys).sort());
  const { path: folder, remove } = makeTemporaryFolder('leakscope-source-alerts-');
  try {
    const filesOf = (cases: readonly SourceCase[]) =>
      cases.map((one) =>
        writeRuleTest(
          folder,
          one,
          listed.filter((row) => one.keys.includes(nameOf(row)))
        )
      );
    const [plain, dotted] = [false, true].map((isDotted) =>
      CASES.filter((one) => Boolean(one.needsUtf8Names) === isDotted)
    );
    await Promise.all([
      runTool(oldest.programs.promtool, ['test', 'rules', ...filesOf(plain)]),
      ...(dotted.length > 0 ? [runTool(newest.programs.promtool, ['test', 'rules', ...filesOf(dotted)])] : []),
    ]);
  } finally {
    remove();
  }
}, 120_000);

type Listed = Awaited<ReturnType<typeof listContainers>>[number];
const nameOf = ({ key: { namespace, pod, container } }: Listed) => [namespace, pod, container].join('/');

async function listContainers() {
  const prometheus = await startSeriesPrometheus({ series: allSeries(), programs: newest.programs });
  try {
    const ask = createAsk(connect(prometheus.url), { sources: true }).session(SOURCE_AT);
    const request = { atSeconds: SOURCE_AT, windowSeconds: 86_400, clusterLabel: null, matchers: [], top: 100 };
    return (await collectLeaks(ask, request)).containers;
  } finally {
    await prometheus.stop();
  }
}

/** The rules of one source over its series, and what is expected of them; gives the file. */
function writeRuleTest(folder: string, one: SourceCase, listed: readonly Listed[]): string {
  const { expand } = buildSourceView(SOURCES.filter(({ id }) => id === one.source));
  const rules = join(folder, `${one.source}.rules.yml`);
  // promtool of Prometheus 3 goes by the interval of the group.
  const groups = buildRuleGroups({ alerts: ['leak', 'time-to-limit'], expand }).map((group) => ({
    ...group,
    interval: EVALUATED,
  }));
  writeFileSync(rules, toRuleFile(groups));
  const [namespace, , container] = one.keys[0].split('/');
  const expected: Array<[string, Sample[]]> = [
    [`max by (${KEY}) (leakscope:mem_working_set_bytes)`, toSamples(listed, (row) => row.workingSetBytes)],
    [`max by (${KEY}) (leakscope:mem_limit_bytes)`, toSamples(listed, (row) => row.limitBytes)],
    // What does not grow has no score there.
    [`max by (${KEY}) (leakscope:mem_leak_score)`, toSamples(listed, ({ score }) => score || null)],
    [
      'count by (namespace, container) (ALERTS{alertname="LeakscopeMemoryLeak",alertstate="firing"})',
      [{ labels: toSeriesText({ namespace, container }), value: 1 }],
    ],
  ];
  const test = {
    interval: `${SOURCE_STEP_SECONDS}s`,
    input_series: [...one.series()].map(toInputSeries),
    promql_expr_test: expected.map(([expr, samples]) => ({
      expr,
      eval_time: `${SOURCE_SPAN_SECONDS}s`,
      exp_samples: samples,
    })),
  };
  const file = join(folder, `${one.source}.test.yml`);
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ rule_files: [rules], evaluation_interval: EVALUATED, tests: [test] }));
  return file;
}

const toSamples = (listed: readonly Listed[], toValue: (row: Listed) => number | null): Sample[] =>
  listed.flatMap((row) => {
    const value = toValue(row);
    const { namespace, pod, container } = row.key;
    return value === null ? [] : [{ labels: toSeriesText({ namespace, pod, container }), value }];
  });

/** The chain reads what it recorded at full hours: more often would only take longer. */
const EVALUATED = '1h';

const IS_START_TIME = /_start(_time|ed)_/;

/** promtool's clock begins at 0, and so do the containers. */
function toInputSeries({ labels, values }: BackfillSeries) {
  const shown = IS_START_TIME.test(labels.__name__) ? Array.from(values, () => 0) : Array.from(values);
  return { series: toSeriesText(labels), values: shown.join(' ') };
}

/** Names with dots as Prometheus 3 writes them. */
function toSeriesText({ __name__: name = '', ...labels }: Readonly<Record<string, string>>): string {
  const isPlain = (text: string) => /^[a-zA-Z_]\w*$/.test(text);
  const pairs = Object.entries(labels).map(
    ([label, value]) => `${isPlain(label) ? label : JSON.stringify(label)}=${JSON.stringify(value)}`
  );
  return name === '' || isPlain(name)
    ? `${name}{${pairs.join(',')}}`
    : `{${[JSON.stringify(name), ...pairs].join(',')}}`;
}
