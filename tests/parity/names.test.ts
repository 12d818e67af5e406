import fc from 'fast-check';
import { labelList, matcher, quoteLabelValue, selector } from '../../src/engine';
import { listServers } from '../prometheus/listServers.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { askInstant } from './askPrometheus';

const TIME_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;

/** What a name may be before Prometheus 3: words of the grammar among them. */
const PLAIN = [
  ...['plain', '_x1', 'sum', 'by', 'on', 'bool', 'offset', 'start', 'end', 'and', 'or', 'unless', 'atan2', 'ignoring'],
  ...['group_left', 'group_right', 'count_values', 'limitk', 'topk', 'step', 'smoothed', 'anchored'],
];
/** Numbers, or no label, to the grammar of Prometheus 2: only quoted ones can be grouped by. */
const NUMBERS = ['inf', 'NaN', 'Inf', 'without'];

/** Names of Prometheus 3. */
const HOSTILE = [
  'http.route',
  'k8s.pod.name',
  'a-b',
  '1a',
  'a b',
  'a:b',
  'ä',
  '日本 😀',
  'a"b',
  "a'b",
  'a`b',
  'a\\b',
  'a\\',
  'x"} or up{a="',
  'line\nbreak',
  'tab\tand\u0001\u0085\u2028\ufeff',
  '{{ $labels.pod }}',
  '<script>alert(1)</script>',
  ' ',
  'q'.repeat(5000),
];
const RANDOM = fc
  .sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), { numRuns: 150, seed: 20261130 })
  .filter((name) => !name.includes('\u0000'));

describe.each(listServers())('names of metrics and labels on $name', ({ edge, programs }) => {
  // Left-open ranges and names in quotes both came with Prometheus 3.
  const isThree = edge === 'left-open';
  const names = [...new Set([...PLAIN, ...NUMBERS, ...(isThree ? [...HOSTILE, ...RANDOM] : [])])];
  const grouped = names.filter((name) => isThree || !NUMBERS.includes(name));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const series = names.map((name, index) => ({
      labels: { __name__: name, [name]: 'a"b', index: String(index) },
      timesSeconds: [TIME_SECONDS],
      values: [index],
    }));
    prometheus = await startSeriesPrometheus({ series, programs });
  }, 60_000);
  afterAll(() => prometheus?.stop());

  const find = async (query: string) => {
    try {
      return (await askInstant(prometheus.url, query, TIME_SECONDS)).map(({ labels }) => labels);
    } catch (error) {
      throw new Error(`${query}: ${error}`);
    }
  };

  test('selector(name) finds the one series', async () => {
    for (const [index, name] of names.entries()) {
      const expected = [{ __name__: name, [name]: 'a"b', index: String(index) }];
      expect(await find(selector(name))).toEqual(expected);
      expect(await find(selector(name, [matcher('index', '!=', 'x')]))).toEqual(expected);
    }
  });

  test('matcher(name, operator, value) finds the one series', async () => {
    for (const [index, name] of names.entries()) {
      const selected = `{${matcher('index', '=', String(index))},${matcher(name, '=', 'a"b')}}`;
      expect((await find(selected)).map((labels) => labels.index)).toEqual([String(index)]);
      expect(await find(`{${matcher('index', '=', String(index))},${matcher(name, '!~', 'a.b')}}`)).toEqual([]);
    }
  });

  test('labelList(names) groups by them', async () => {
    for (const name of grouped) {
      expect(await find(`max by (${labelList([name])}) (${selector(name)})`)).toEqual([{ [name]: 'a"b' }]);
      expect(await find(`max without (${labelList(['index', name])}) (${selector(name)})`)).toEqual([{}]);
    }
    const all = await find(`max by (${labelList(grouped)}) ({index=~".+"})`);
    expect(all).toHaveLength(names.length - (isThree ? 0 : NUMBERS.length - 1));
  });

  test('label_replace takes them as strings', async () => {
    for (const name of names) {
      const [to, from] = [quoteLabelValue(`${name}2`), quoteLabelValue(name)];
      const [labels] = await find(`label_replace(${selector(name)}, ${to}, "$1", ${from}, "(.).*")`);
      expect(labels).toMatchObject({ [name]: 'a"b', [`${name}2`]: 'a' });
    }
  });
});
