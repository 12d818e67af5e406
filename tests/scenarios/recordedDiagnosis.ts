import {
  type DiagnosisInput,
  type DiagnosisRuntime,
  findRuntime,
  joinReadings,
  type MemoryReading,
  type ProcessHistory,
  type RateHistory,
  readRuntime,
  type RuntimeName,
  type RuntimeSeries,
  splitHistory,
  splitRuntime,
} from '../../src/engine';
import { readManifest, readRecorded, type RecordedScenario, type RecordedSeries } from '../fixtures/readRecorded.mjs';

export interface RecordedMoment {
  /** Times the recorded distances. */
  stretch: number;
  /** Share of the recording that is seen. */
  cut: number;
  rows?: number;
}

const METRICS: Record<keyof MemoryReading, string> = {
  usageBytes: 'container_memory_usage_bytes',
  workingSetBytes: 'container_memory_working_set_bytes',
  rssBytes: 'container_memory_rss',
  cacheBytes: 'container_memory_cache',
  inactiveFileBytes: 'container_memory_total_inactive_file_bytes',
  activeFileBytes: 'container_memory_total_active_file_bytes',
  kernelBytes: 'container_memory_kernel_usage',
  swapBytes: 'container_memory_swap',
};
const REQUESTS = ['http_server_requests_seconds_count', 'http_requests_total', 'requests_total'];
const REQUESTS_WITHOUT_STATUS = ['http_request_duration_seconds_count'];
const RUNTIME_NAMES: ReadonlySet<string> = new Set(['jvm', 'go', 'node', 'python', 'ruby']);
/** Slow metrics were kept every 5 to 15 seconds; what is older is a gap. */
const LOOKBACK_SECONDS = 31;

const cache = new Map<string, RecordedSeries[]>();
function seriesOf(id: string): RecordedSeries[] {
  const known = cache.get(id) ?? [...readRecorded(id)].filter(({ labels }) => !/_(bucket|max)$/.test(labels.__name__));
  cache.clear();
  cache.set(id, known);
  return known;
}

/** The last value within the look-back at each time, as a server gives it. */
function sampleAt({ timesSeconds, values }: RecordedSeries, times: readonly number[]): Array<number | null> {
  let index = -1;
  return times.map((time) => {
    while (index + 1 < timesSeconds.length && timesSeconds[index + 1] <= time) {
      index++;
    }
    return index >= 0 && time - timesSeconds[index] <= LOOKBACK_SECONDS && Number.isFinite(values[index])
      ? values[index]
      : null;
  });
}

function maxOf(series: readonly RecordedSeries[], times: readonly number[]): Array<number | null> {
  const all = series.map((one) => sampleAt(one, times));
  return times.map((_, row) =>
    all.reduce<number | null>((highest, values) => {
      const value = values[row];
      return value !== null && (highest === null || value > highest) ? value : highest;
    }, null)
  );
}

/** Events a second between the times; a counter that falls was restarted. */
function rateOf(series: readonly RecordedSeries[], times: readonly number[], stretch: number): Array<number | null> {
  const all = series.map((one) => sampleAt(one, times));
  return times.map((time, row) => {
    const steps = all.flatMap((values) => {
      const now = values[row];
      const before = row > 0 ? values[row - 1] : null;
      return now === null || before === null ? [] : [now >= before ? now - before : now];
    });
    return row === 0 || steps.length === 0
      ? null
      : steps.reduce((sum, step) => sum + step, 0) / ((time - times[row - 1]) * stretch);
  });
}

/** What the diagnosis is given for one recorded container: the recording on a grid, with another clock. */
export function toDiagnosisInput(
  scenario: RecordedScenario,
  pod: string,
  container: string,
  { stretch, cut, rows = 250 }: RecordedMoment
): DiagnosisInput {
  const { first_sample: first, last_sample: last } = readManifest().recorded;
  const end = first + (last - first) * cut;
  const times = Array.from({ length: rows }, (_, row) => first + ((end - first) * (row + 1)) / rows);
  const clock = (seconds: number) => last + (seconds - last) * stretch;
  const clocked = times.map(clock);
  const ofPod = seriesOf(scenario.id).filter(({ labels }) => labels.pod === pod);
  const own = ofPod.filter(({ labels }) => labels.container === container);
  const named = (name: string) => own.filter(({ labels }) => labels.__name__ === name);

  const fields = Object.entries(METRICS).map(([field, name]) => [field, maxOf(named(name), times)] as const);
  const readings = times.map((_, row) => {
    const reading = Object.fromEntries(
      fields.map(([field, values]) => [field, values[row]])
    ) as unknown as MemoryReading;
    return reading.usageBytes === null && reading.rssBytes === null ? null : reading;
  });
  const history = splitHistory(clocked, readings, 2);
  const about = scenario.pods.find((one) => one.pod === pod)?.containers.find(({ name }) => name === container);
  const events = scenario.events.filter((one) => one.pod === pod && one.container === container && one.ts <= end);

  return {
    key: { cluster: null, namespace: scenario.namespace, pod, container },
    atSeconds: clock(end),
    history,
    workingSetBytes: readings.map((reading) => reading?.workingSetBytes ?? null),
    startTimesSeconds: maxOf(named('container_start_time_seconds'), times).map((start) => start && clock(start)),
    limitBytes: about?.limit_bytes ?? null,
    oomKillsSeconds: events.filter(({ reason }) => reason === 'OOMKilled').map(({ ts }) => clock(ts)),
    restarts: events.filter(({ kind }) => kind === 'exit').length,
    deploys: [],
    score: null,
    scoreMaxOneDay: null,
    runtime: toRuntime(about?.runtime ?? null, own, times, history),
    processes: toProcesses(ofPod, container, times),
    requests: toRates('requests', own, times, stretch, () => true),
    errors: toRates('errors', own, times, stretch, (status) => /^5/.test(status)),
    scrapedSamples: toScraped(named('scrape_samples_scraped'), times),
    counters: [],
    peers: [],
    lives: null,
  };
}

function toRuntime(
  name: string | null,
  own: readonly RecordedSeries[],
  times: readonly number[],
  history: DiagnosisInput['history']
): DiagnosisRuntime | null {
  if (name === null || !RUNTIME_NAMES.has(name)) {
    return null;
  }
  const spec = findRuntime(name as RuntimeName);
  const wanted = own.filter(({ labels }) => !/^(container_|kube_|scrape_|http_)/.test(labels.__name__));
  const toSeries = (one: RecordedSeries): RuntimeSeries => ({ labels: one.labels, values: sampleAt(one, times) });
  const floor = wanted.map((one): RuntimeSeries => {
    const values = sampleAt(one, times);
    // A tenth of a minute stands for ten minutes: the recording is compressed.
    const back = Math.max(1, Math.round(30 / (times[1] - times[0])));
    return {
      labels: one.labels,
      values: values.map((_, row) => {
        const before = values.slice(Math.max(0, row - back), row + 1).filter((value) => value !== null);
        return before.length > 0 ? Math.min(...before) : null;
      }),
    };
  });
  const reading = joinReadings(
    [readRuntime(spec, wanted.map(toSeries), floor, times.length)].filter((one) => one !== null)
  );
  return reading && { name, history: splitRuntime(spec, reading, history, 2), evidence: reading.evidence };
}

function toProcesses(
  ofPod: readonly RecordedSeries[],
  container: string,
  times: readonly number[]
): DiagnosisInput['processes'] {
  const groups = ofPod.filter(
    ({ labels }) =>
      labels.__name__ === 'namedprocess_namegroup_memory_bytes' && labels.memtype === 'proportionalResident'
  );
  if (groups.length === 0 || container === 'process-exporter') {
    return null;
  }
  const histories = groups.map((one): ProcessHistory => ({
    name: one.labels.groupname,
    count: 1,
    bytes: sampleAt(one, times),
  }));
  return { measure: 'pss', histories };
}

function toRates(
  kind: string,
  own: readonly RecordedSeries[],
  times: readonly number[],
  stretch: number,
  counts: (status: string) => boolean
): RateHistory | null {
  const name = [...REQUESTS, ...REQUESTS_WITHOUT_STATUS].find((one) =>
    own.some(({ labels }) => labels.__name__ === one)
  );
  if (!name || (kind === 'errors' && REQUESTS_WITHOUT_STATUS.includes(name))) {
    return null;
  }
  const series = own.filter(
    ({ labels }) =>
      labels.__name__ === name &&
      counts(labels.status ?? labels.code ?? '') &&
      !/health|metrics/.test(labels.uri ?? labels.handler ?? '')
  );
  return series.length === 0 ? null : { name, perSecond: rateOf(series, times, stretch) };
}

function toScraped(series: readonly RecordedSeries[], times: readonly number[]): Array<number | null> | null {
  // A failed scrape counts 0 samples: that is unknown.
  return series.length === 0 ? null : maxOf(series, times).map((value) => (value === 0 ? null : value));
}
