import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

export const SOURCE_AT = 1_790_000_000;
export const SOURCE_STEP_SECONDS = 300;
export const SOURCE_SPAN_SECONDS = 30 * 3600;
const COUNT = SOURCE_SPAN_SECONDS / SOURCE_STEP_SECONDS + 1;
const TIMES = Array.from({ length: COUNT }, (_, i) => SOURCE_AT - (COUNT - 1 - i) * SOURCE_STEP_SECONDS);
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
  /** Anonymous memory is not told. */
  withoutAnon?: boolean;
  /** Names that Prometheus 2 refuses. */
  needsUtf8Names?: boolean;
}

const PRODUCTS = Object.entries(NUMBERS);

function* cadvisor(toLabels: (name: string) => Labels): Generator<BackfillSeries> {
  for (const [name, numbers] of PRODUCTS) {
    yield* cadvisorRows({ id: `/x/${name}`, image: name, ...toLabels(name) }, numbers);
  }
}

/**
 * What cAdvisor beside Docker tells today besides containers, as on a page of v0.49.1 on Docker with systemd (labels as there,
 * numbers are ours): cgroups of services, which have no name, and labels of images, which are empty where there are none.
 */
function* hostRows(): Generator<BackfillSeries> {
  for (const id of ['/', '/system.slice', '/system.slice/docker.service', '/user.slice/user-1001.slice']) {
    yield* cadvisorRows({ id, ...EXPORTER }, { anon: () => 50 });
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
    // As containerd 2.4 tells it on cgroup v2: ids of containers, no names, and kernel stacks for the kernel's memory.
    source: 'kubelet-cri',
    series: function* () {
      for (const [name, numbers] of PRODUCTS) {
        const id = { api: 'a1', db: 'd8' }[name]!.repeat(32);
        const labels = { namespace: 'cri', pod: `${name}-0`, container: name, id, image: name, job: 'kubelet' };
        yield* cadvisorRows(labels, numbers);
        yield series({ __name__: 'container_memory_kernel_usage', ...labels }, () => MIB / 4);
      }
    },
    keys: ['cri/api-0/api', 'cri/db-0/db'],
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
    series: function* () {
      yield* cadvisor((name) => ({
        ...EXPORTER,
        name,
        id: `/system.slice/docker-${name}c1f.scope`,
        container_label_org_opencontainers_image_version: '24.04',
      }));
      yield* hostRows();
    },
    keys: ['host-1:8080/api/api', 'host-1:8080/db/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
];

/** Metrics of other exporters, each with its number of MiB. */
type Metrics = (numbers: Numbers) => Readonly<Record<string, (hours: number) => number>>;

function* exported(toLabels: (name: string) => Labels, metrics: Metrics): Generator<BackfillSeries> {
  for (const [name, numbers] of PRODUCTS) {
    for (const [metric, toMib] of Object.entries(metrics(numbers))) {
      yield series({ __name__: metric, ...toLabels(name) }, (hours) => Math.round(toMib(hours) * MIB));
    }
  }
}

const workingSetOf =
  ({ anon }: Numbers) =>
  (hours: number) =>
    anon(hours) + 12;
const limit = () => LIMIT_BYTES / MIB;
const ofPod = (name: string): Labels => ({
  k8s_namespace_name: 'shop',
  k8s_pod_name: `${name}-0`,
  k8s_container_name: name,
  k8s_node_name: 'n1',
  job: 'kubeletstats',
});
const IN_SHOP = ['shop/api-0/api', 'shop/db-0/db'] as const;
const START = 1_789_000_000;

const kubeletStats =
  (toName: (name: string) => string): Metrics =>
  (numbers) => ({
    [toName('container_memory_usage')]: (hours) => numbers.anon(hours) + 16,
    [toName('container_memory_working_set')]: workingSetOf(numbers),
    [toName('container_memory_rss')]: numbers.anon,
    [toName('container_memory_available')]: (hours) => limit() - workingSetOf(numbers)(hours),
  });

export const EXPORTER_CASES: readonly SourceCase[] = [
  {
    source: 'kubeletstats',
    series: () =>
      exported(
        ofPod,
        kubeletStats((name) => `${name}_bytes`)
      ),
    keys: IN_SHOP,
    level: 'L1',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'kubeletstats-without-units',
    series: () =>
      exported(
        ofPod,
        kubeletStats((name) => name)
      ),
    keys: IN_SHOP,
    level: 'L1',
    limitBytes: LIMIT_BYTES,
  },
  {
    // Names of OpenTelemetry as Prometheus 3 keeps them.
    source: 'kubeletstats-dotted',
    needsUtf8Names: true,
    series: () =>
      exported(
        (name) => ({
          'k8s.namespace.name': 'otel',
          'k8s.pod.name': `${name}-0`,
          'k8s.container.name': name,
          'k8s.node.name': 'n1',
          job: 'otlp',
        }),
        kubeletStats((name) =>
          name.replace(/^container_memory_(.*)$/, 'container.memory.$1').replace('working.set', 'working_set')
        )
      ),
    keys: ['otel/api-0/api', 'otel/db-0/db'],
    level: 'L1',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'docker-stats-dotted',
    needsUtf8Names: true,
    series: () =>
      exported(
        (name) => ({ 'container.name': name, 'container.id': `${name}0f`, 'host.name': 'box-9' }),
        (numbers) => ({
          'container.memory.usage.total': workingSetOf(numbers),
          'container.memory.usage.limit': limit,
        })
      ),
    keys: ['box-9/api/api', 'box-9/db/db'],
    level: 'L1',
    limitBytes: LIMIT_BYTES,
    withoutAnon: true,
  },
  {
    source: 'docker-stats',
    series: () =>
      exported(
        (name) => ({ container_name: name, container_id: `${name}0f`, host_name: 'box-1' }),
        (numbers) => ({
          container_memory_usage_total_bytes: workingSetOf(numbers),
          container_memory_usage_limit_bytes: limit,
        })
      ),
    keys: ['box-1/api/api', 'box-1/db/db'],
    level: 'L1',
    limitBytes: LIMIT_BYTES,
    withoutAnon: true,
  },
  {
    source: 'telegraf-docker',
    series: () =>
      exported(
        (name) => ({ container_name: name, container_image: name, engine_host: 'box-2', host: 'box-2' }),
        (numbers) => ({
          docker_container_mem_usage: workingSetOf(numbers),
          docker_container_mem_total_rss: numbers.anon,
          docker_container_mem_total_cache: () => 14,
          docker_container_mem_total_inactive_file: () => 4,
          docker_container_mem_total_active_file: () => 10,
          docker_container_mem_limit: limit,
          docker_container_status_started_at: () => (START * 1e9) / MIB,
        })
      ),
    keys: ['box-2/api/api', 'box-2/db/db'],
    level: 'L2',
    limitBytes: LIMIT_BYTES,
  },
  ...([true, false] as const).map((isNamed): SourceCase => ({
    source: isNamed ? 'podman-exporter' : 'podman-exporter-ids',
    series: () =>
      exported(
        (name) => ({ id: `${name}482113b`, ...(isNamed && { name }), job: 'podman', instance: 'box-3:9882' }),
        (numbers) => ({
          podman_container_mem_usage_bytes: workingSetOf(numbers),
          podman_container_mem_limit_bytes: limit,
          podman_container_started_seconds: () => START / MIB,
        })
      ),
    keys: isNamed
      ? ['box-3:9882/api/api', 'box-3:9882/db/db']
      : ['box-3:9882/api482113b/api482113b', 'box-3:9882/db482113b/db482113b'],
    level: 'L1',
    limitBytes: LIMIT_BYTES,
    withoutAnon: true,
  })),
  {
    source: 'nomad',
    series: () =>
      exported(
        (name) => ({ alloc_id: `13e57f1b-${name}`, task: name, task_group: 'shop', namespace: 'default', job: name }),
        (numbers) => ({
          nomad_client_allocs_memory_usage: workingSetOf(numbers),
          nomad_client_allocs_memory_rss: numbers.anon,
          nomad_client_allocs_memory_cache: () => 12,
          nomad_client_allocs_memory_allocated: limit,
        })
      ),
    keys: ['default/13e57f1b-api/api', 'default/13e57f1b-db/db'],
    level: 'L2',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'ecs-exporter',
    series: () =>
      exported(
        (name) => ({ container_name: name, job: 'ecs', instance: '10.0.0.7:9779' }),
        (numbers) => ({
          ecs_container_memory_usage_bytes: (hours) => numbers.anon(hours) + 16,
          ecs_container_memory_anonymous_bytes: numbers.anon,
          ecs_container_memory_page_cache_size_bytes: () => 14,
          ecs_container_memory_inactive_file_bytes: () => 4,
          ecs_container_memory_active_file_bytes: () => 10,
          ecs_container_memory_limit_bytes: limit,
        })
      ),
    keys: ['ecs/10.0.0.7:9779/api', 'ecs/10.0.0.7:9779/db'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
  {
    source: 'ecs-exporter-before',
    series: () =>
      exported(
        (name) => ({ container: name, job: 'ecs', instance: '10.0.0.8:9779' }),
        (numbers) => ({
          ecs_memory_bytes: workingSetOf(numbers),
          ecs_memory_limit_bytes: () => 9.223372036854772e18 / MIB,
        })
      ),
    keys: ['ecs/10.0.0.8:9779/api', 'ecs/10.0.0.8:9779/db'],
    level: 'L1',
    limitBytes: null,
    withoutAnon: true,
  },
  {
    source: 'windows-exporter',
    series: () =>
      exported(
        (name) => ({ namespace: 'win', pod: `${name}-0`, container: name, container_id: `containerd://${name}` }),
        (numbers) => ({
          windows_container_memory_usage_private_working_set_bytes: workingSetOf(numbers),
          windows_container_start_time_seconds: () => START / MIB,
        })
      ),
    keys: ['win/api-0/api', 'win/db-0/db'],
    level: 'L1',
    limitBytes: null,
    withoutAnon: true,
  },
  {
    source: 'pod-rows',
    series: () => cadvisor((name) => ({ namespace: 'box', pod: `${name}-0`, image: '', name: '', job: 'kubelet' })),
    keys: ['box/api-0/[pod]', 'box/db-0/[pod]'],
    level: 'L3',
    limitBytes: LIMIT_BYTES,
  },
];

/** Sources that are there and cannot be read. */
export const REFUSED_CASES: ReadonlyArray<Pick<SourceCase, 'source' | 'series'>> = [
  {
    source: 'cadvisor-unnamed',
    series: () => cadvisor((name) => ({ id: `/system.slice/docker-${name}.scope`, image: '', ...EXPORTER })),
  },
  {
    source: 'kubeletstats-unnamed',
    series: () =>
      exported(
        (name) => ({ job: `shop/${name}`, instance: name }),
        kubeletStats((name) => `${name}_bytes`)
      ),
  },
  {
    source: 'windows-exporter-ids',
    series: () =>
      exported(
        (name) => ({ container_id: `docker://${name}`, job: 'windows', instance: 'w1:9182' }),
        (numbers) => ({ windows_container_memory_usage_private_working_set_bytes: workingSetOf(numbers) })
      ),
  },
];
