import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

export const SOURCE_AT = 1_790_000_000;
const STEP_SECONDS = 300;
const SPAN_SECONDS = 30 * 3600;
const COUNT = SPAN_SECONDS / STEP_SECONDS + 1;
const TIMES = Array.from({ length: COUNT }, (_, i) => SOURCE_AT - (COUNT - 1 - i) * STEP_SECONDS);
export const MIB = 1024 ** 2;
export const LIMIT_BYTES = 512 * MIB;

type Labels = Readonly<Record<string, string>>;

/** Numbers of a container in MiB, `hours` since the begin. */
export interface Numbers {
  anon: (hours: number) => number;
}

/** `api` leaks 8 MiB an hour, `db` is flat. */
export const NUMBERS: Readonly<Record<string, Numbers>> = {
  api: { anon: (hours) => 100 + 8 * hours },
  db: { anon: () => 120 },
};

export function series(labels: Labels, toValue: (hours: number) => number): BackfillSeries {
  return { labels, timesSeconds: TIMES, values: TIMES.map((time) => toValue((time - TIMES[0]) / 3600)) };
}

/** What cAdvisor tells of one container: usage = anon + 2 kernel + 10 active file + 4 inactive file. */
export function* cadvisorRows(labels: Labels, { anon }: Numbers): Generator<BackfillSeries> {
  const of = (name: string, toMib: (hours: number) => number) =>
    series({ __name__: `container_${name}`, ...labels }, (hours) => Math.round(toMib(hours) * MIB));
  yield of('memory_rss', anon);
  yield of('memory_cache', () => 14);
  yield of('memory_total_active_file_bytes', () => 10);
  yield of('memory_total_inactive_file_bytes', () => 4);
  yield of('memory_usage_bytes', (hours) => anon(hours) + 16);
  yield of('memory_working_set_bytes', (hours) => anon(hours) + 12);
  yield of('spec_memory_limit_bytes', () => LIMIT_BYTES / MIB);
  yield series({ __name__: 'container_start_time_seconds', ...labels }, () => TIMES[0] - 3600);
}

/** One source: its series, and what a list has to find in them. */
export interface SourceCase {
  /** Id of the row of the table. */
  source: string;
  series: () => Iterable<BackfillSeries>;
  /** Keys of api and db. */
  keys: readonly [string, string];
  level: 'L1' | 'L2' | 'L3';
  limitBytes: number | null;
}

const PRODUCTS = Object.entries(NUMBERS);

function* cadvisor(toLabels: (name: string) => Labels): Generator<BackfillSeries> {
  for (const [name, numbers] of PRODUCTS) {
    yield* cadvisorRows({ id: `/x/${name}`, image: name, ...toLabels(name) }, numbers);
  }
}

const EXPORTER = { job: 'cadvisor', instance: 'host-1:8080' };
/** Labels that the scrape gave the exporter's own pod. */
const EXPORTER_POD = { namespace: 'monitoring', pod: 'cadvisor-x7', container: 'cadvisor', ...EXPORTER };

export const CADVISOR_CASES: readonly SourceCase[] = [
  {
    source: 'kubelet-cadvisor',
    series: () =>
      cadvisor((name) => ({ namespace: 'shop', pod: `${name}-0`, container: name, name: `k${name}`, job: 'kubelet' })),
    keys: ['shop/api-0/api', 'shop/db-0/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'kubelet-before-1.16',
    series: () =>
      cadvisor((name) => ({ namespace: 'shop', pod_name: `${name}-0`, container_name: name, job: 'kubelet' })),
    keys: ['shop/api-0/api', 'shop/db-0/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'cadvisor-exported',
    series: () =>
      cadvisor((name) => ({
        ...EXPORTER_POD,
        exported_namespace: 'shop',
        exported_pod: `${name}-0`,
        exported_container: name,
      })),
    keys: ['shop/api-0/api', 'shop/db-0/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'cadvisor-daemonset',
    series: () =>
      cadvisor((name) => ({
        ...EXPORTER_POD,
        name: `k8s_${name}`,
        container_label_io_kubernetes_pod_namespace: 'shop',
        container_label_io_kubernetes_pod_name: `${name}-0`,
        container_label_io_kubernetes_container_name: name,
      })),
    keys: ['shop/api-0/api', 'shop/db-0/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'docker-compose',
    series: () =>
      cadvisor((name) => ({
        ...EXPORTER,
        name: `shop-${name}-1`,
        container_label_com_docker_compose_project: 'shop',
        container_label_com_docker_compose_service: name,
      })),
    keys: ['shop/shop-api-1/api', 'shop/shop-db-1/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'docker-swarm',
    series: () =>
      cadvisor((name) => ({
        ...EXPORTER,
        name: `shop_${name}.1.q3w8`,
        container_label_com_docker_stack_namespace: 'shop',
        container_label_com_docker_swarm_service_name: `shop_${name}`,
        container_label_com_docker_swarm_task_id: 'q3w8',
      })),
    keys: ['shop/shop_api.1.q3w8/shop_api', 'shop/shop_db.1.q3w8/shop_db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'docker',
    series: () => cadvisor((name) => ({ ...EXPORTER, name })),
    keys: ['host-1:8080/api/api', 'host-1:8080/db/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
];
