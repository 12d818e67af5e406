import { createAsk } from '../../src/collect/ask/createAsk';
import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { lookedFor } from '../../src/collect/sources/describeSources';
import { buildRuleGroups, escapeRegex } from '../../src/engine';
import { SOURCES } from '../../src/collect/sources/sources';
import { listServers } from '../prometheus/listServers.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { CADVISOR_CASES, EXPORTER_CASES, MIB, REFUSED_CASES, series, SOURCE_AT, type SourceCase } from './sourceSeries';

/** Issue 14: whoever has another source than the kubelet's cAdvisor got an empty list without a word. */
jest.setTimeout(120_000);

const MOST_EXPRESSIONS = 30;
const ALL: readonly SourceCase[] = [...CADVISOR_CASES, ...EXPORTER_CASES];
const [, three] = listServers();
/** Where Prometheus 3 is not there, its names are left out; that is printed. */
const CASES = ALL.filter(({ needsUtf8Names }) => !needsUtf8Names || three !== undefined);
const PLAIN_CASES = ALL.filter(({ needsUtf8Names }) => !needsUtf8Names);

const started: RunningPrometheus[] = [];
afterAll(() => Promise.all(started.map((prometheus) => prometheus.stop())));

async function serve(
  cases: ReadonlyArray<Pick<SourceCase, 'series' | 'needsUtf8Names'>>,
  more: Iterable<ReturnType<typeof series>> = []
) {
  const isOfThree = cases.some(({ needsUtf8Names }) => needsUtf8Names);
  const prometheus = await startSeriesPrometheus({
    series: [...cases.flatMap((one) => [...one.series()]), ...more],
    ...(isOfThree && { programs: three.programs }),
  });
  started.push(prometheus);
  return createAsk(connect(prometheus.url), { sources: true }).session(SOURCE_AT);
}

const AT = { atSeconds: SOURCE_AT, windowSeconds: 86_400, clusterLabel: null };
const nameOf = ({ namespace, pod, container }: { namespace: string; pod: string; container: string }) =>
  `${namespace}/${pod}/${container}`;

describe.each(CASES.map((one) => [one.source, one] as const))('%s', (source, one) => {
  let ask: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    ask = await serve([one]);
  });

  test('a list finds its containers, the leak first, and says what was read', async () => {
    const leaks = await collectLeaks(ask, { ...AT, matchers: [], top: 20 });
    expect(leaks.containers.map(({ key }) => nameOf(key))).toEqual(one.keys);
    const [api, db] = leaks.containers;
    expect(api).toMatchObject({ level: one.level, limitBytes: one.limitBytes });
    expect(api.score).toBeGreaterThan(80);
    expect(db.score).toBe(0);
    expect(leaks.expressions.length).toBeLessThanOrEqual(MOST_EXPRESSIONS);
    const { title } = SOURCES.find(({ id }) => id === source)!;
    const read = leaks.warnings.filter((warning) => warning.startsWith('Read: '));
    expect(read.join()).toContain(source === 'kubelet-cadvisor' ? '' : `Read: ${title} (2 containers`);
  });

  test('a scope of it is a scope of the source', async () => {
    const [namespace, pod, container] = one.keys[1].split('/');
    const matchers = [
      { label: 'namespace', op: '=', value: namespace },
      { label: 'pod', op: '=', value: pod },
      { label: 'container', op: '=~', value: `${escapeRegex(container)}|nobody` },
    ] as const;
    const { containers } = await collectLeaks(ask, { ...AT, matchers, top: 20 });
    expect(containers.map(({ key }) => nameOf(key))).toEqual([one.keys[1]]);
  });

  test('an anatomy takes it apart', async () => {
    const [namespace, pod, container] = one.keys[0].split('/');
    const key = { cluster: null, namespace, pod, container };
    const { history } = await collectAnatomy(ask, { ...AT, key, stepSeconds: 300 });
    expect(history.level).toBe(one.level);
    expect(history.timesSeconds.length).toBeGreaterThan(200);
    const anon = history.parts.find(({ name }) => name === 'anon')?.bytes.at(-1);
    expect(anon === undefined ? null : Math.round(anon! / MIB)).toBe(one.withoutAnon ? null : 340);
  });
});

describe.each([
  ['Prometheus 2', PLAIN_CASES],
  ['Prometheus 3, with names of its own', CASES],
] as const)('all at once on %s', (_, cases) => {
  let ask: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    ask = await serve(cases);
  });
  const expected = [...new Set(cases.flatMap(({ keys }) => keys))].sort();

  test('each container once, none under the name of another, and each row says its source', async () => {
    const { containers, totalContainers, warnings } = await collectLeaks(ask, { ...AT, matchers: [], top: 100 });
    expect(containers.map(({ key }) => nameOf(key)).sort()).toEqual(expected);
    expect(totalContainers).toBe(expected.length);
    expect(warnings.filter((one) => one.startsWith('Read: ')).length).toBe(cases.length - 1);
    const told = new Map(containers.map(({ key, source }) => [nameOf(key), source?.id]));
    for (const { source, keys } of cases.filter(({ keys }) => isOnlyOne(keys[0], cases))) {
      expect([keys[0], told.get(keys[0])]).toEqual([keys[0], source]);
    }
  });

  test('the rules record each container once, under the same names as the list', async () => {
    const texts = buildRuleGroups({ alerts: ['leak'] })[0].rules.filter(
      (rule) =>
        'record' in rule && ['leakscope:mem_working_set_bytes', 'leakscope:mem_limit_bytes'].includes(rule.record)
    );
    for (const { expr } of texts) {
      const { vector } = await ask.instant(expr);
      const names = vector.map(({ labels }) =>
        nameOf({ namespace: labels.namespace, pod: labels.pod, container: labels.container })
      );
      expect(names.length).toBe(new Set(names).size);
      expect(expected).toEqual(expect.arrayContaining(names));
    }
    expect(texts.length).toBeGreaterThan(0);
  });
});

/** Several sources may tell of one container. */
const isOnlyOne = (key: string, cases: readonly SourceCase[]) =>
  cases.filter(({ keys }) => keys.includes(key)).length === 1;

test.each(REFUSED_CASES.map((one) => [one.source, one] as const))(
  '%s is refused with its sentence',
  async (source, one) => {
    const ask = await serve([one]);
    const { containers, warnings } = await collectLeaks(ask, { ...AT, matchers: [], top: 100 });
    expect(containers).toEqual([]);
    expect(warnings).toContain(SOURCES.find(({ id }) => id === source)!.refusal);
  }
);

test('nothing at all: the list says what was looked for', async () => {
  const ask = await serve([], [series({ __name__: 'up', job: 'x', instance: 'y' }, () => 1)]);
  const { containers, warnings } = await collectLeaks(ask, { ...AT, matchers: [], top: 100 });
  expect(containers).toEqual([]);
  expect(warnings).toContain(lookedFor());
});
