import { cadvisorDaemonSet } from './rows/cadvisorDaemonSet';
import { cadvisorExported } from './rows/cadvisorExported';
import { dockerCompose } from './rows/dockerCompose';
import { dockerPlain } from './rows/dockerPlain';
import { dockerSwarm } from './rows/dockerSwarm';
import { kubeletBefore116 } from './rows/kubeletBefore116';
import { kubeletCadvisor } from './rows/kubeletCadvisor';
import { kubeStateMetrics } from './rows/kubeStateMetrics';
import { kubeStateMetricsExported } from './rows/kubeStateMetricsExported';
import { kubeStateMetricsV1 } from './rows/kubeStateMetricsV1';
import type { SourceRow } from './sourceRow';

/** By whose names everybody asks: one a family. */
export const PLAIN_SOURCES: readonly SourceRow[] = [kubeletCadvisor, kubeStateMetrics];

/** Every source that is read, in the order in which they are told. */
export const SOURCES: readonly SourceRow[] = [
  ...PLAIN_SOURCES,
  kubeletBefore116,
  cadvisorExported,
  cadvisorDaemonSet,
  dockerCompose,
  dockerSwarm,
  dockerPlain,
  kubeStateMetricsExported,
  kubeStateMetricsV1,
];
