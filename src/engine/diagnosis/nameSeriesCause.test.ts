import { execFileSync } from 'node:child_process';
import type { Diagnosis } from './diagnosis';
import { hasGrownSeries, nameSeriesCause } from './nameSeriesCause';
import type { SeriesCause } from './seriesCause';

const KEY = { cluster: null, namespace: 'shop', pod: 'orders-1', container: 'app' };
const CAUSE: SeriesCause = {
  metric: 'order_processing_seconds',
  seriesName: 'order_processing_seconds_count',
  series: 8528,
  labels: ['session_id'],
  values: 533,
  savedSeries: 8512,
  namePattern: null,
  explainedBytes: 180 * 2 ** 20,
  grownBytes: 182 * 2 ** 20,
};

function diagnosis(part: Partial<Diagnosis> = {}): Diagnosis {
  return {
    verdict: 'cardinality-leak',
    unknownReason: null,
    confidence: 1,
    leakCause: null,
    part: 'anon',
    partShare: 1,
    runtimePart: null,
    process: null,
    slopeBytesPerHour: null,
    onsetSeconds: null,
    secondsToLimit: null,
    evidence: [
      { rule: 'anon-grows', side: 'for', text: 'It grows.' },
      { rule: 'series-grow', side: 'for', text: 'More samples.' },
      { rule: 'stands', side: 'against', text: 'It stands.' },
    ],
    nextSteps: [{ text: 'Find the metrics with the most series.', command: null }],
    ...part,
  };
}

const texts = ({ nextSteps }: Diagnosis) => nextSteps.map(({ text }) => text);

describe('nameSeriesCause(diagnosis, key, cause)', () => {
  test('names the metric, the label and the series saved, beside the argument that the series grow', () => {
    const named = nameSeriesCause(diagnosis(), KEY, CAUSE);
    expect(named.evidence.map(({ rule }) => rule)).toEqual(['anon-grows', 'series-grow', 'series-cause', 'stands']);
    expect(named.evidence[2]).toMatchObject({
      side: 'for',
      text: 'order_processing_seconds has 8,528 series, its label session_id 533 values; that explains 180 MiB of 182 MiB by which the memory grew.',
      numbers: { series: 8528, savedSeries: 8512, explainedBytes: 180 * 2 ** 20 },
    });
    expect(texts(named)[0]).toBe(
      'Take the label session_id off the metric order_processing_seconds in the program: 8,512 of its 8,528 series go, and the process gets their memory back.'
    );
    expect(texts(named)).not.toContain('Find the metrics with the most series.');
    const { command } = named.nextSteps[1];
    const words = command!.replace('promtool query instant "$PROMETHEUS_URL" ', '');
    expect(execFileSync('sh', ['-c', `printf %s ${words}`], { encoding: 'utf8' })).toBe(
      'topk(10, count by (session_id) ({__name__="order_processing_seconds_count",namespace="shop",pod="orders-1"}))'
    );
  });

  test('labels that change together go together; what is not known is left out, not 0', () => {
    const cause = { ...CAUSE, labels: ['path', 'route'], savedSeries: null, explainedBytes: null };
    const named = nameSeriesCause(diagnosis(), KEY, cause);
    expect(texts(named)[0]).toBe(
      'Take the labels path and route off the metric order_processing_seconds in the program, and the process gets their memory back.'
    );
    expect(named.evidence[2].text).not.toMatch(/explains/);
    expect(named.evidence[2].numbers).toEqual({ series: 8528 });
  });

  test('names that carry ids, and a metric without such a label', () => {
    const byName = nameSeriesCause(diagnosis(), KEY, { ...CAUSE, namePattern: 'tenant_*_requests_total' });
    expect(texts(byName)[0]).toMatch(/^Give the metrics tenant_\*_requests_total one name/);
    expect(byName.evidence[2].text).toMatch(/^Names of metrics carry ids, as in tenant_\*_requests_total;/);
    const alone = nameSeriesCause(diagnosis(), KEY, { ...CAUSE, labels: [], values: null });
    expect(texts(alone)[0]).toMatch(/^Bound the metric order_processing_seconds/);
    expect(alone.nextSteps.map(({ command }) => command).join()).not.toContain('count by');
  });

  test('a restart loop keeps its own steps, which come first', () => {
    const loop = nameSeriesCause(diagnosis({ verdict: 'restart-loop' }), KEY, CAUSE);
    expect(texts(loop)[0]).toBe('Find the metrics with the most series.');
    expect(texts(loop)[1]).toMatch(/^Take the label session_id off/);
  });

  test('a name that no line should hold gives sentences without commands', () => {
    const hostile = nameSeriesCause(diagnosis(), { ...KEY, pod: 'a\u202eb' }, CAUSE);
    expect(hostile.nextSteps.map(({ command }) => command)).toEqual([null, null, null, null]);
  });
});

describe('hasGrownSeries(diagnosis)', () => {
  test('only where that argument speaks for it', () => {
    expect(hasGrownSeries(diagnosis())).toBe(true);
    expect(hasGrownSeries(diagnosis({ evidence: [] }))).toBe(false);
  });
});
