import { textsIn } from '../language/textsIn';
import type { Certainty } from '../memory/partSpecs';
import type { FigureName } from './figures';

/** One number that people see somewhere and call the memory of a container. */
export interface Tool {
  /** Stable: appears in frames and JSON. */
  id: string;
  title: string;
  figure: FigureName;
  /** What else there is to know, in one sentence; empty where there is nothing. */
  remark: string;
  /** `certain`: read in its source. `probable`: by its documentation. `uncertain`: general knowledge. */
  certainty: Certainty;
}

const tool = <Id extends string>(
  id: Id,
  title: string,
  figure: FigureName,
  remark = '',
  certainty: Certainty = 'certain'
) => ({
  id,
  title,
  figure,
  remark,
  certainty,
});

const ONE_CONTAINER = 'Of a pod it is the sum over the containers, without the sandbox and orphaned memory.';
const PER_PROCESS =
  'Shared pages count in each process, files that are charged elsewhere too; page tables, sockets and page cache do not.';
const LIVE_OBJECTS = 'What the runtime counts as heap; the rest of the process is not in it.';

/** Who says what. Source: memory catalog, section 8. */
export const TOOLS = textsIn(
  'title',
  'remark'
)([
  tool('container_memory_usage_bytes', 'container_memory_usage_bytes', 'usage', 'Includes all page cache.'),
  tool('summary_usage', 'Kubelet summary usageBytes', 'usage', 'Includes all page cache.'),
  tool('docker_api', 'Docker API memory_stats.usage', 'usage', 'Raw: docker stats takes page cache off.'),
  tool('otel_usage', 'OpenTelemetry container.memory.usage', 'usage', 'From the kubelet summary.'),
  tool('newrelic_used', 'New Relic memoryUsedBytes', 'usage', 'From the kubelet summary, as it is.'),
  tool('datadog_usage', 'Datadog kubernetes.memory.usage', 'usage', '', 'uncertain'),
  tool(
    'oom_killer',
    'OOM killer',
    'usage',
    'Compared with the limit after all that can be dropped was dropped: not the working set, but kernel, sockets and tmpfs count.'
  ),

  tool('kubectl_top', 'kubectl top', 'workingSet', ONE_CONTAINER),
  tool('metrics_server', 'metrics-server and HPA', 'workingSet', ONE_CONTAINER),
  tool('container_memory_working_set_bytes', 'container_memory_working_set_bytes', 'workingSet', 'At least 0.'),
  tool('summary_working_set', 'Kubelet summary workingSetBytes', 'workingSet', 'At least 0.'),
  tool('grafana_kubernetes', 'Grafana Kubernetes dashboards', 'workingSet', '', 'probable'),
  tool('crictl_stats', 'crictl stats', 'workingSet', 'The runtime computes it by the same formula.'),
  tool('otel_working_set', 'OpenTelemetry container.memory.working_set', 'workingSet'),
  tool('newrelic_working_set', 'New Relic memoryWorkingSetBytes', 'workingSet'),
  tool('datadog_working_set', 'Datadog kubernetes.memory.working_set', 'workingSet', '', 'probable'),

  tool(
    'docker_stats',
    'docker stats',
    'dockerStats',
    'Docker 20.10 and later; all of usage where the inactive pages are at least as much.',
    'probable'
  ),
  tool('docker_stats_19', 'docker stats before 20.10', 'usageWithoutCache', 'Takes off tmpfs as well.', 'probable'),

  tool('container_memory_rss', 'container_memory_rss', 'rss', 'Anonymous memory: not the RSS of the processes.'),
  tool('summary_rss', 'Kubelet summary rssBytes', 'rss', 'Anonymous memory: not the RSS of the processes.'),
  tool('otel_rss', 'OpenTelemetry container.memory.rss', 'rss'),
  tool('datadog_rss', 'Datadog kubernetes.memory.rss', 'rss', '', 'probable'),
  tool('container_memory_cache', 'container_memory_cache', 'cache', 'Includes tmpfs and shared memory.'),

  tool(
    'container_memory_swap',
    'container_memory_swap',
    'swap',
    'Beside the usage: it is 0 where swap is not counted.'
  ),
  tool('summary_swap', 'Kubelet summary swapUsageBytes', 'swap', 'Beside the usage.'),

  tool('process_res', 'RES of ps and top', 'processRss', PER_PROCESS),
  tool('process_pss', 'PSS of the processes', 'processPss', 'The version of RES that can be added up.'),
  tool('jvm_heap', 'JVM heap used', 'jvmHeap', LIVE_OBJECTS),
  tool('go_heap', 'Go heap', 'goHeap', LIVE_OBJECTS),
  tool('node_heap', 'Node.js heap used', 'nodeHeap', LIVE_OBJECTS),
  tool('free', 'free inside the container', 'hostUsed', 'Shows the whole node, unless lxcfs is installed.', 'probable'),
] as const satisfies readonly Tool[]);

export type ToolId = (typeof TOOLS)[number]['id'];
