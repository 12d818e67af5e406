import { rowsQuery } from '../../src/collect/containers/memoryQueries';
import { findGrid, toTimelines } from '../../src/collect/containers/toTimelines';
import {
  type ContainerKey,
  type MemoryReading,
  readingAt,
  reconcile,
  reportTools,
  splitMemory,
  type ToolFigure,
  type ToolId,
} from '../../src/engine';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';

/** What tools report of the recorded containers, from a real Prometheus: by their metrics and by the parts alike. */
const NODE_CPUS = 2;
const STEP_SECONDS = 3600;
const MIB = 1024 * 1024;

let prometheus: RecordedPrometheus;
const samples: Array<{ key: ContainerKey; reading: MemoryReading; index: number }> = [];
beforeAll(async () => {
  prometheus = await startRecordedPrometheus();
  const { endSeconds } = prometheus;
  const { series } = await connect(prometheus.url).range({
    expr: rowsQuery([]),
    startSeconds: endSeconds - WINDOW_SECONDS,
    endSeconds,
    stepSeconds: STEP_SECONDS,
  });
  for (const { key, readings } of toTimelines(series, findGrid(series, STEP_SECONDS), null)) {
    for (let index = 0; index < readings.length; index++) {
      const reading = readingAt(readings, index);
      if (reading) {
        samples.push({ key, reading, index });
      }
    }
  }
}, 300_000);
afterAll(() => prometheus?.stop());

function toolsOf(reading: MemoryReading, withReading: boolean): ToolFigure[] | null {
  const split = splitMemory(reading, { nodeCpus: NODE_CPUS, cgroup: 'v1' });
  return split.accepted
    ? reportTools(split, { nodeCpus: NODE_CPUS, reading: withReading ? reading : undefined })
    : null;
}

test('of every container: what is exported is what the parts say, within the tolerance', () => {
  const seen = { samples: 0, rejected: 0, figures: 0, equalToTheByte: 0 };
  const disagree: string[] = [];
  for (const { key, reading } of samples) {
    const measured = toolsOf(reading, true);
    const computed = toolsOf(reading, false);
    seen[measured ? 'samples' : 'rejected']++;
    measured?.forEach((figure, i) => {
      if (figure.agrees !== null) {
        seen.figures++;
        seen.equalToTheByte += figure.bytes === computed?.[i].bytes ? 1 : 0;
      }
      if (figure.agrees === false) {
        disagree.push(`${key.pod}/${key.container} ${figure.id}: ${figure.bytes} and ${computed?.[i].bytes}`);
      }
    });
  }
  process.stdout.write(`tools of recorded samples: ${JSON.stringify(seen)}\n`);
  expect(disagree).toEqual([]);
  expect(seen.samples).toBeGreaterThan(1000);
  expect(seen.equalToTheByte / seen.figures).toBeGreaterThan(0.99);
});

/** Incident S1 of the design: dashboards, kubectl top and the process disagree, and the difference has a name. */
test.each<[string, string, ToolId, ToolId, RegExp]>([
  [
    'inactive page cache (o29)',
    'search-86cf2cc70-fb343',
    'container_memory_usage_bytes',
    'kubectl_top',
    /^container_memory_usage_bytes shows \S+ MiB and kubectl top \S+ MiB: the difference of \S+ MiB is inactive page cache \(\S+ MiB\), which the kernel drops when memory is short\.$/,
  ],
  [
    'active page cache (o02)',
    'auditlog-92fc2fffa-b6ccc',
    'kubectl_top',
    'container_memory_rss',
    /^kubectl top shows \S+ MiB and container_memory_rss \S+ MiB: the difference of \S+ MiB is active page cache \(\S+ MiB\), which the kernel can drop, after the inactive one/,
  ],
  [
    'kernel memory (o03)',
    'docsearch-5d78b5fcf-ffc22',
    'kubectl_top',
    'container_memory_rss',
    /is kernel memory \(\S+ MiB\), which is held for the container outside of its processes/,
  ],
  [
    'tmpfs (o16)',
    'thumbs-e5fef59eb-5c92b',
    'kubectl_top',
    'container_memory_rss',
    /is tmpfs and shared memory \(\S+ MiB\), which stays until its files are deleted/,
  ],
])('%s', (_, pod, first, second, sentence) => {
  const last = samples.filter(({ key }) => key.pod === pod).sort((a, b) => b.index - a.index)[0];
  const tools = toolsOf(last.reading, true)!;
  const find = (id: ToolId) => tools.find((figure) => figure.id === id)!;
  const { bytes, parts, sentence: said } = reconcile(find(first), find(second));
  expect(said).toMatch(sentence);
  expect(bytes).toBeGreaterThan(20 * MIB);
  expect(parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(bytes);
  expect(parts[0].bytes).toBeGreaterThan(0.8 * (bytes ?? Infinity));
});
