import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backfillSeries } from './backfillSeries.mjs';
import { startPrometheus, type RunningPrometheus } from './startPrometheus.mjs';

const HOSTILE = [
  'quote " backslash \\ brace } { end',
  'line\nbreak',
  '<script>alert(1)</script>',
  '\\n is not a line break',
  'été ☃',
  'x'.repeat(10_240),
];

// Off every grid, as scrapes are.
const TIMES = [1_700_000_000.267, 1_700_000_060.001, 1_700_000_120.999];
const VALUES = [0.1, 9_007_199_254_740_991, -1.5e-300];

const askPrometheus = async (url: string, path: string, parameters: Record<string, string>) => {
  const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  return (await response.json()).data;
};

describe('backfillSeries', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'leakscope-test-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    await backfillSeries({
      dataDir,
      series: [
        { labels: { __name__: 'exact' }, timesSeconds: TIMES, values: VALUES },
        { labels: { __name__: 'special', kind: 'a' }, timesSeconds: TIMES, values: [NaN, Infinity, -Infinity] },
        ...HOSTILE.map((text, index) => ({
          labels: { __name__: 'hostile_total', index: String(index), text },
          timesSeconds: TIMES,
          values: VALUES.map(Math.abs),
        })),
        // A metric that was there before: its series need not be neighbours.
        { labels: { __name__: 'exact', again: 'yes' }, timesSeconds: TIMES, values: VALUES },
      ],
    });
    prometheus = await startPrometheus({ dataDir });
  }, 60_000);

  afterAll(async () => {
    await prometheus?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps every value and every millisecond', async () => {
    const { result } = await askPrometheus(prometheus.url, 'query', { query: 'exact[10m]', time: '1700000200' });
    expect(result).toHaveLength(2);
    for (const { values } of result) {
      expect(values.map(([time]: [number]) => time)).toEqual(TIMES);
      expect(values.map(([, value]: [number, string]) => Number(value))).toEqual(VALUES);
    }
  });

  it('keeps NaN and infinities', async () => {
    const { result } = await askPrometheus(prometheus.url, 'query', { query: 'special[10m]', time: '1700000200' });
    expect(result[0].values.map(([, value]: [number, string]) => value)).toEqual(['NaN', '+Inf', '-Inf']);
  });

  it('keeps hostile label values', async () => {
    const parameters = { 'match[]': 'hostile_total', start: '1699990000', end: '1700010000' };
    const series: Array<Record<string, string>> = await askPrometheus(prometheus.url, 'series', parameters);
    const texts = series.sort((a, b) => Number(a.index) - Number(b.index)).map(({ text }) => text);
    expect(texts).toEqual(HOSTILE);
  });

  it('fails with the reason where promtool is too old for the name of a metric', async () => {
    const series = [{ labels: { __name__: 'bad name' }, timesSeconds: [1_700_000_000], values: [1] }];
    await expect(backfillSeries({ dataDir, series })).rejects.toThrow(/promtool failed: .*expected metric name after TYPE/);
  });
});

describe('startPrometheus', () => {
  const dataDirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'leakscope-test-')));
  afterAll(() => dataDirs.forEach((dataDir) => rmSync(dataDir, { recursive: true, force: true })));

  it('says which port is busy', async () => {
    const first = await startPrometheus({ dataDir: dataDirs[0] });
    try {
      const port = Number(new URL(first.url).port);
      await expect(startPrometheus({ dataDir: dataDirs[1], port })).rejects.toThrow(
        `Port ${port} is busy: choose another one, or 0 for any free one.`
      );
    } finally {
      await first.stop();
    }
  });

  it('says which flag or line of the configuration is wrong', async () => {
    await expect(startPrometheus({ dataDir: dataDirs[1], flags: ['--no-such-flag'] })).rejects.toThrow('no-such-flag');
    await expect(startPrometheus({ dataDir: dataDirs[1], config: 'nonsense: 1\n' })).rejects.toThrow('nonsense');
  });
});
