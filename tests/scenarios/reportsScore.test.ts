import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { evaluateScore } from '../../src/engine';

/** Slow leaks and a heap that swings, from public reports: tests/fixtures/README.md names the sources. */
const FILE = join(__dirname, '../fixtures/reports/c25-score-slow.jsonl.br');
const SERIES: Array<{ id: string; t: number[]; v: number[]; limit: number | null }> = brotliDecompressSync(
  readFileSync(FILE)
)
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

test.each<[string, number, number]>([
  ['intel-1416', 85, 100],
  ['eks-20d', 85, 100],
  ['heapsaw-194', 0, 20],
])('c25, evaluateScore of %s: from %i to %i', (id, least, most) => {
  const { t, v, limit } = SERIES.find((one) => one.id.startsWith(id))!;
  const input = { timesSeconds: t, values: v, limitBytes: limit, startTimeSeconds: t[0] };
  const { score } = evaluateScore(input, { atSeconds: t[t.length - 1], edge: 'closed' });
  expect(score).toBeGreaterThanOrEqual(least);
  expect(score).toBeLessThanOrEqual(most);
});
