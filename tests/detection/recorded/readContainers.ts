import {
  readManifest,
  readRecorded,
  type RecordedScenario,
  type RecordedSeries,
} from '../../fixtures/readRecorded.mjs';

/** What the benchmark reads of cAdvisor. */
const METRICS = {
  usage: 'container_memory_usage_bytes',
  workingSet: 'container_memory_working_set_bytes',
  rss: 'container_memory_rss',
  cache: 'container_memory_cache',
  inactive: 'container_memory_total_inactive_file_bytes',
  active: 'container_memory_total_active_file_bytes',
  start: 'container_start_time_seconds',
} as const;
type Metric = keyof typeof METRICS;

/** One start of a container: its rows under one cAdvisor id. */
export interface RecordedLife {
  /** Unix seconds of the recording. */
  startSeconds: number;
  rows: Partial<Record<Metric, RecordedSeries>>;
}

export interface RecordedContainerRows {
  scenario: RecordedScenario;
  pod: string;
  container: string;
  limitBytes: number | null;
  /** In the order of their starts. */
  lives: RecordedLife[];
}

/** The containers of a scenario, each with the rows of all its lives. */
export function readContainers(id: string): RecordedContainerRows[] {
  const scenario = readManifest().scenarios.find((one) => one.id === id);
  if (!scenario) {
    throw new Error(`There is no recorded scenario "${id}": see tests/fixtures/recorded/manifest.json.`);
  }
  const byName = new Map<string, Metric>(Object.entries(METRICS).map(([metric, name]) => [name, metric as Metric]));
  const lives = new Map<string, { pod: string; container: string; life: RecordedLife }>();
  for (const series of readRecorded(id)) {
    const metric = byName.get(series.labels.__name__);
    const { pod, container, id: cgroup } = series.labels;
    if (metric && container && container !== 'POD') {
      const key = JSON.stringify([pod, container, cgroup]);
      const known = lives.get(key) ?? { pod, container, life: { startSeconds: NaN, rows: {} } };
      known.life.rows[metric] = series;
      lives.set(key, known);
    }
  }
  return scenario.pods.flatMap(({ pod, containers }) =>
    containers.map(({ name, limit_bytes: limitBytes }): RecordedContainerRows => ({
      scenario,
      pod,
      container: name,
      limitBytes,
      lives: [...lives.values()]
        .filter((one) => one.pod === pod && one.container === name)
        .map(({ life }) => ({ ...life, startSeconds: life.rows.start?.values[0] ?? NaN }))
        .sort((a, b) => a.startSeconds - b.startSeconds),
    }))
  );
}
