import type { Fix, FixInput } from './fix';
import { toEnvoyFixes, toIstioFixes } from './meshFixes';
import { toKubeStateFixes } from './kubeStateFixes';
import { toCadvisorFixes, toKubernetesFixes, toNodeFixes } from './nodeFixes';
import { toIngressNginxFixes, toTraefikFixes } from './proxyFixes';
import { toExpiryFixes } from './expiryFixes';
import { toDatabaseFixes } from './databaseFixes';

export type ExporterName =
  | 'istio'
  | 'envoy'
  | 'kube-state-metrics'
  | 'kubernetes'
  | 'cadvisor'
  | 'node_exporter'
  | 'ingress-nginx'
  | 'traefik'
  | 'blackbox_exporter'
  | 'coredns'
  | 'pushgateway'
  | 'statsd_exporter'
  | 'otel-collector'
  | 'postgres_exporter'
  | 'mysqld_exporter'
  | 'redis_exporter'
  | 'elasticsearch_exporter'
  | 'rabbitmq'
  | 'kafka_exporter'
  | 'process-exporter';

/** A program that people set up and do not write: nobody can take a label off in its code. */
export interface Exporter {
  name: ExporterName;
  /** Metrics that are its own. */
  owns: RegExp;
  /** One of these is on its page as well; none where its own names prove it. */
  tellingMetrics: readonly string[];
  /** Its own settings; empty where it has none that help. */
  toFixes: (input: FixInput) => ExporterFix[];
}

export type ExporterFix = Omit<Fix, 'id' | 'savedSeries'>;

const NO_SETTING = () => [];
const ALL = /(?:)/;

/** Exporters by their metrics; the first that fits. Their settings are from their own documentation. */
export const EXPORTERS: readonly Exporter[] = [
  { name: 'istio', owns: /^istio_/, tellingMetrics: [], toFixes: toIstioFixes },
  { name: 'envoy', owns: /^envoy_/, tellingMetrics: [], toFixes: toEnvoyFixes },
  {
    name: 'kube-state-metrics',
    owns: /^kube_(?!apiserver_)/,
    tellingMetrics: [],
    toFixes: toKubeStateFixes,
  },
  {
    name: 'cadvisor',
    owns: /^container_/,
    tellingMetrics: ['container_last_seen', 'cadvisor_version_info', 'machine_cpu_cores', 'container_scrape_error'],
    toFixes: toCadvisorFixes,
  },
  {
    name: 'node_exporter',
    owns: /^node_/,
    tellingMetrics: ['node_exporter_build_info', 'node_uname_info', 'node_scrape_collector_success'],
    toFixes: toNodeFixes,
  },
  {
    name: 'kubernetes',
    owns: /^(kubelet|apiserver|scheduler|rest_client|workqueue|kube_apiserver|etcd_request|storage_operation|node_collector|authentication|authorization)_/,
    tellingMetrics: [
      'kubelet_runtime_operations_total',
      'kubelet_running_pods',
      'kubelet_node_name',
      'kubernetes_build_info',
      'apiserver_request_total',
    ],
    toFixes: toKubernetesFixes,
  },
  {
    name: 'ingress-nginx',
    owns: /^nginx_ingress_controller_/,
    tellingMetrics: [],
    toFixes: toIngressNginxFixes,
  },
  { name: 'traefik', owns: /^traefik_/, tellingMetrics: [], toFixes: toTraefikFixes },
  {
    name: 'blackbox_exporter',
    owns: /^probe_/,
    tellingMetrics: ['probe_success'],
    toFixes: NO_SETTING,
  },
  { name: 'coredns', owns: /^coredns_/, tellingMetrics: [], toFixes: NO_SETTING },
  {
    name: 'postgres_exporter',
    owns: /^pg_/,
    tellingMetrics: ['pg_up', 'pg_exporter_last_scrape_error'],
    toFixes: toDatabaseFixes,
  },
  {
    name: 'mysqld_exporter',
    owns: /^mysql_/,
    tellingMetrics: ['mysql_up', 'mysqld_exporter_build_info'],
    toFixes: toDatabaseFixes,
  },
  {
    name: 'redis_exporter',
    owns: /^redis_/,
    tellingMetrics: ['redis_up', 'redis_exporter_build_info'],
    toFixes: toDatabaseFixes,
  },
  {
    name: 'elasticsearch_exporter',
    owns: /^elasticsearch_/,
    tellingMetrics: [],
    toFixes: toDatabaseFixes,
  },
  { name: 'rabbitmq', owns: /^rabbitmq_/, tellingMetrics: [], toFixes: toDatabaseFixes },
  {
    name: 'kafka_exporter',
    owns: /^kafka_(consumergroup|topic)_/,
    tellingMetrics: ['kafka_exporter_build_info', 'kafka_brokers'],
    toFixes: toDatabaseFixes,
  },
  {
    name: 'process-exporter',
    owns: /^namedprocess_namegroup_/,
    tellingMetrics: [],
    toFixes: toDatabaseFixes,
  },
  // These pass on what others send: every metric of their page is theirs.
  {
    name: 'pushgateway',
    owns: ALL,
    tellingMetrics: ['pushgateway_build_info', 'pushgateway_http_requests_total'],
    toFixes: toExpiryFixes,
  },
  {
    name: 'statsd_exporter',
    owns: ALL,
    tellingMetrics: ['statsd_exporter_build_info', 'statsd_exporter_lines_total'],
    toFixes: toExpiryFixes,
  },
  {
    name: 'otel-collector',
    owns: ALL,
    tellingMetrics: ['otelcol_process_uptime', 'otelcol_process_uptime_seconds_total'],
    toFixes: toExpiryFixes,
  },
];

/** All names that tell an exporter. */
export const EXPORTER_METRICS: readonly string[] = EXPORTERS.flatMap(({ tellingMetrics }) => tellingMetrics);

/** The exporter that a metric is of, by its own name and the others on the page. Null for a program of one's own. */
export function findExporter(metric: string, pageNames: Iterable<string>): Exporter | null {
  const names = new Set(pageNames);
  const isThere = ({ tellingMetrics }: Exporter) =>
    tellingMetrics.length === 0 || tellingMetrics.some((name) => names.has(name));
  return EXPORTERS.find((one) => one.owns.test(metric) && isThere(one)) ?? null;
}
