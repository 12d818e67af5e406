import type { Probe } from '../../collect/sources/probe';
import { describeProbe } from './describeProbe';

const DAY = 86_400;
const COST = 'The check took 5 requests, 1,234 samples and 0.3 s of answering time.';
const metric = (name: string, series: number) => ({ metric: name, series, purpose: 'x', required: false });
const FULL: Probe = {
  metrics: ['usage_bytes', 'working_set_bytes', 'rss', 'cache'].map((name) => metric(`container_memory_${name}`, 3)),
  level: 'L3',
  containers: 3,
  seriesPerContainer: 1,
  scrapeIntervalSeconds: 15,
  historySeconds: 11 * DAY,
  newestAgeSeconds: 0,
  wantedHistorySeconds: 11 * DAY,
  limitsKnown: true,
  restartsKnown: true,
  nodeCpusKnown: true,
  warnings: [],
  cost: { requests: 5, bytes: null, samples: 1234, milliseconds: 310 },
};

describe('describeProbe(probe)', () => {
  test('all is there', () => {
    expect(describeProbe(FULL)).toEqual({
      usable: true,
      summary: 'Works in full detail: the usage of 3 containers can be taken apart.',
      sentences: [COST],
    });
  });

  test('level L2 says which metric to keep', () => {
    const metrics = [metric('container_memory_usage_bytes', 0), ...FULL.metrics.slice(1)];
    const { usable, summary, sentences } = describeProbe({ ...FULL, level: 'L2', metrics });
    expect([usable, summary]).toEqual([
      true,
      'Works in less detail (level L2): of 3 containers, only the working set can be taken apart.',
    ]);
    expect(sentences[0]).toBe(
      "For full detail (level L3), keep container_memory_usage_bytes in the metric relabel rules of the kubelet's /metrics/cadvisor scrape."
    );
  });

  test.each<[string, Partial<Probe>, boolean, RegExp]>([
    ['no containers', { containers: 0, level: null, newestAgeSeconds: null }, false, /it has no memory metrics/],
    [
      'none of late',
      { containers: 0, level: null, newestAgeSeconds: 6 * 3600 },
      false,
      /^Prometheus had memory metrics of containers, but none of the last five minutes \(the newest are up to 12 hours old\)/,
    ],
    ['no rss', { level: null }, false, /^The metrics of 3 containers are not enough/],
    ['coarse', { level: 'L1' }, true, /^Works in coarse detail \(level L1\)/],
  ])('%s', (_, part, usable, summary) => {
    expect(describeProbe({ ...FULL, ...part })).toMatchObject({ usable, summary: expect.stringMatching(summary) });
  });

  test.each<[string, Partial<Probe>, string]>([
    [
      'two replicas',
      { seriesPerContainer: 2 },
      'Most containers are stored more than once, by several scrapes or replicas: Leakscope counts each once, but the queries cost more.',
    ],
    [
      'short history',
      { historySeconds: 1.5 * DAY },
      'The history is 1.5 days long; the leak score looks back 11 days, and is more cautious with less.',
    ],
    [
      'no history',
      { historySeconds: null },
      'No history was found, so there is no leak score yet: it starts after twelve hours.',
    ],
    [
      'no limits',
      { limitsKnown: false },
      'Limits are not known: keep container_spec_memory_limit_bytes, or scrape kube-state-metrics.',
    ],
    [
      'no restarts',
      { restartsKnown: false },
      'Restarts are not known: keep container_start_time_seconds, or scrape kube-state-metrics.',
    ],
    ['a warning', { warnings: ['partial answer'] }, 'partial answer'],
  ])('%s', (_, part, sentence) => {
    expect(describeProbe({ ...FULL, ...part }).sentences).toEqual([sentence, COST]);
  });
});
