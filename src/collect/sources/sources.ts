import { cadvisorDaemonSet } from './rows/cadvisorDaemonSet';
import { cadvisorExported } from './rows/cadvisorExported';
import { DOCKER_STATS } from './rows/dockerStats';
import { dockerCompose } from './rows/dockerCompose';
import { dockerPlain } from './rows/dockerPlain';
import { dockerSwarm } from './rows/dockerSwarm';
import { ecsExporter, ecsExporterBefore } from './rows/ecsExporter';
import { K8S_CLUSTER } from './rows/k8sCluster';
import { kubeletBefore116 } from './rows/kubeletBefore116';
import { kubeletCadvisor } from './rows/kubeletCadvisor';
import { kubeletCri } from './rows/kubeletCri';
import { KUBELET_STATS, kubeletStatsUnnamed } from './rows/kubeletStats';
import { kubeStateMetrics } from './rows/kubeStateMetrics';
import { kubeStateMetricsExported } from './rows/kubeStateMetricsExported';
import { kubeStateMetricsV1 } from './rows/kubeStateMetricsV1';
import { nomad } from './rows/nomad';
import { podmanExporter, podmanExporterIds } from './rows/podmanExporter';
import { podRows } from './rows/podRows';
import { telegrafDocker } from './rows/telegrafDocker';
import { cadvisorUnnamed } from './rows/unnamed';
import { windowsExporter, windowsExporterIds } from './rows/windowsExporter';
import type { SourceRow } from './sourceRow';

/** By whose names everybody asks: one a family. */
export const PLAIN_SOURCES: readonly SourceRow[] = [kubeletCadvisor, kubeStateMetrics];

/** Every source that is read, in the order in which they are told. */
export const SOURCES: readonly SourceRow[] = [
  ...PLAIN_SOURCES,
  kubeletCri,
  kubeletBefore116,
  cadvisorExported,
  cadvisorDaemonSet,
  dockerCompose,
  dockerSwarm,
  dockerPlain,
  podRows,
  ...KUBELET_STATS,
  ...DOCKER_STATS,
  telegrafDocker,
  podmanExporter,
  podmanExporterIds,
  nomad,
  ecsExporter,
  ecsExporterBefore,
  windowsExporter,
  cadvisorUnnamed,
  kubeletStatsUnnamed,
  windowsExporterIds,
  kubeStateMetricsExported,
  kubeStateMetricsV1,
  ...K8S_CLUSTER,
];
