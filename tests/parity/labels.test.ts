import fc from 'fast-check';
import { escapeRegex, matcher } from '../../src/engine';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { askInstant } from './askPrometheus';

const TIME_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;

const HOSTILE = [
  'plain',
  'a"b',
  "a'b",
  'a`b',
  'a\\b',
  'a\\',
  '\\"',
  '\\n is not a line break',
  'line\nbreak',
  'carriage\rreturn',
  'tab\tand\u0001\u0007\u001b\u007f\u0085\u009f',
  'separators \u2028\u2029\ufeff',
  'replacement \ufffd',
  '}{,=~!',
  'x"} or up{a="',
  '.*',
  'a|b',
  '^(a+)+$',
  '[a-z]\\d?',
  '<script>alert(1)</script>',
  '${HOME} {{ $labels.pod }} %s',
  'Grüße 日本 😀',
  ' ',
  'q'.repeat(10240),
  '"\\'.repeat(5120),
];

/** Any text, made once from a seed. */
const RANDOM = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { numRuns: 200, seed: 20261120 });

describe.each(listServers())('label values on $name', ({ programs }) => {
  const values = [...new Set([...HOSTILE, ...RANDOM])].filter((value) => !value.includes('\u0000'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const series = values.map((text, index) => ({
      labels: { __name__: 'hostile', text, index: String(index) },
      timesSeconds: [TIME_SECONDS],
      values: [index],
    }));
    prometheus = await startSeriesPrometheus({ series, programs });
  }, 60_000);

  afterAll(() => prometheus?.stop());

  const find = async (selector: string) =>
    (await askInstant(prometheus.url, selector, TIME_SECONDS)).map((one) => one.labels);

  test(`matcher('text', '=', value) finds the one series, each of ${values.length}`, async () => {
    for (const [index, text] of values.entries()) {
      expect(await find(`hostile{${matcher('text', '=', text)}}`)).toEqual([
        { __name__: 'hostile', text, index: String(index) },
      ]);
    }
  });

  test("matcher('text', '=~', escapeRegex(value)) finds the one series", async () => {
    for (const [index, text] of values.entries()) {
      const found = await find(`hostile{${matcher('text', '=~', escapeRegex(text))}}`);
      expect(found.map((labels) => labels.index)).toEqual([String(index)]);
    }
  });

  test("matcher('text', '=~', one or the other) finds both", async () => {
    const pattern = HOSTILE.slice(0, -2).map(escapeRegex).join('|');
    expect(await find(`hostile{${matcher('text', '=~', pattern)}}`)).toHaveLength(HOSTILE.length - 2);
  });

  test("matcher('text', '!=', value) finds all the others", async () => {
    expect(await find(`hostile{${matcher('text', '!=', 'x"} or up{a="')}}`)).toHaveLength(values.length - 1);
  });

  test.each(['\u0000', 'a\u0000b', 'a\ud800b'])(
    '%j, which no series has: an empty answer, not an error',
    async (value) => {
      expect(await find(`hostile{${matcher('text', '=', value)}}`)).toEqual([]);
      expect(await find(`hostile{${matcher('text', '=~', escapeRegex(value))}}`)).toEqual([]);
    }
  );
});
