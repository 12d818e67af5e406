import { readManifest, readRecorded } from '../fixtures/readRecorded.mjs';
import { RECORDED_END_SECONDS, startRecordedPrometheus, type RecordedPrometheus } from './startRecordedPrometheus.mjs';
import { stretchRecorded } from './stretchRecorded.mjs';

const STRETCH = 60;
const { recorded, scenarios } = readManifest();
const ids = ['_node', ...scenarios.map(({ id }) => id)];
const stretched = (id: string) => [...stretchRecorded(id, { stretch: STRETCH, endSeconds: RECORDED_END_SECONDS })];

describe('stretchRecorded', () => {
  it('puts the last sample of all scenarios at the end', () => {
    const lasts = ids.map((id) =>
      stretched(id).reduce((last, { timesSeconds }) => Math.max(last, timesSeconds.at(-1)!), 0)
    );
    expect(Math.max(...lasts)).toBeCloseTo(RECORDED_END_SECONDS, 3);
  });

  it.each(scenarios.map(({ id }) => id))(
    '%s: samples only where the recording has them, or between equal ones',
    (id) => {
      const originals = [...readRecorded(id)];
      for (const [index, { labels, timesSeconds }] of stretched(id).entries()) {
        const original = originals[index];
        const isSample = new Set(original.timesSeconds.map((seconds) => Math.round(seconds * 1000)));
        let next = 0;
        for (const seconds of timesSeconds) {
          const recordedMs = Math.round((recorded.last_sample - (RECORDED_END_SECONDS - seconds) / STRETCH) * 1000);
          if (isSample.has(recordedMs) && recordedMs === Math.round(original.timesSeconds[next] * 1000)) {
            next++;
          } else if (original.values[next] !== original.values[next - 1]) {
            throw new Error(`${labels.__name__}: a sample between two that differ, at ${recordedMs}`);
          }
        }
        expect(next).toBe(original.timesSeconds.length);
      }
    }
  );
});

describe('startRecordedPrometheus', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 180_000);
  afterAll(() => prometheus?.stop());

  const count = async (expr: string, time: number) => {
    const parameters = new URLSearchParams({ query: `count(${expr})`, time: String(time) });
    const response = await fetch(`${prometheus.url}/api/v1/query?${parameters}`);
    return Number((await response.json()).data.result[0]?.value[1] ?? 0);
  };
  const hours = Array.from({ length: 41 }, (_, index) => index);

  it('has 33 containers, each with memory, limit and start time, in every hour', async () => {
    for (const hour of hours) {
      const time = RECORDED_END_SECONDS - hour * 3600;
      const pod = 'by (namespace, pod, container)';
      const withMemory = await count(`max ${pod} (container_memory_working_set_bytes{container!=""})`, time);
      const withLimit = await count(`max ${pod} (container_spec_memory_limit_bytes{container!=""})`, time);
      const withStart = await count(`max ${pod} (container_start_time_seconds{container!=""})`, time);
      expect([hour, withMemory, withLimit, withStart]).toEqual([hour, 33, 33, 33]);
    }
  }, 60_000);

  it('lets no container be older than its first sample by more than some minutes', async () => {
    const age = 'time() - min by (id) (container_start_time_seconds{container!=""})';
    const seen = 'min by (id) (min_over_time(timestamp(container_memory_usage_bytes{container!=""})[42h:5m]))';
    expect(await count(`${age} > 0`, RECORDED_END_SECONDS)).toBeGreaterThanOrEqual(33);
    expect(await count(`${seen} - (time() - (${age})) > 1200`, RECORDED_END_SECONDS)).toBe(0);
    expect(await count(`${seen} - (time() - (${age})) < 0`, RECORDED_END_SECONDS)).toBe(0);
  }, 60_000);
});
