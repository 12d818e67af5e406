import type { Level } from '../../engine';
import {
  KSM_LIMIT_METRIC,
  KSM_RESTARTS_METRIC,
  LIMIT_METRIC,
  MEMORY_METRICS,
  START_TIME_METRIC,
} from '../sources/memoryMetrics';
import type { FoundSource } from '../sources/recogniseSources';
import type { SourceRow } from '../sources/sourceRow';
import { ok, type DoctorFinding, type DoctorFix } from './doctorFinding';
import type { Examination } from './examination';

/** What the metrics of containers tell, and which of them are dropped on the way. */
export function findMetricFindings(examination: Examination): DoctorFinding[] {
  const { probe } = examination;
  if (probe.containers === 0) {
    return [];
  }
  return [
    ...describeMeasured(examination),
    ...(examination.census.measured === 0 ? [] : describeLevel(examination)),
    ...describeLimits(examination),
    ...describeRestarts(examination),
    ...describeIds(examination),
  ];
}

/** Sources that pass on what cAdvisor exports: there, what is missing was dropped. */
const isCadvisor = ({ row }: FoundSource) => row.family === 'memory' && row.metrics === undefined;

function describeMeasured({ census: { measured }, probe }: Examination): DoctorFinding[] {
  const unmeasured = measured === null ? probe.containers : probe.containers - measured;
  if (unmeasured <= 0) {
    return [];
  }
  return [
    {
      id: 'unmeasured',
      level: 'problem',
      sentence: `${unmeasured} of ${probe.containers} containers are not measured: all memory metrics are 0, so the memory controller of their nodes is off.`,
      fix: {
        where: '/boot/cmdline.txt or GRUB_CMDLINE_LINUX of these nodes, then restart them',
        language: 'text',
        code: 'cgroup_enable=memory cgroup_memory=1',
      },
    },
  ];
}

/** What may be missing without making the picture worse. */
const SPARE: readonly string[] = [
  MEMORY_METRICS.kernelBytes,
  MEMORY_METRICS.swapBytes,
  LIMIT_METRIC,
  KSM_LIMIT_METRIC,
  KSM_RESTARTS_METRIC,
  START_TIME_METRIC,
];

/** What each level of precision means. */
const LEVELS: Readonly<Record<Level, string>> = {
  L1: 'roughly (level L1)',
  L2: 'within the working set (level L2)',
  L3: 'part by part (level L3)',
};

/** Kubelets before 1.29 or so do not tell it; what is left of the usage is kernel memory, sockets and the rest. */
const describeKernel = (probe: Examination['probe']) =>
  hasSeries(probe, MEMORY_METRICS.kernelBytes)
    ? ''
    : `. Without ${MEMORY_METRICS.kernelBytes}, kernel memory is what the other parts leave of the usage`;

function describeLevel({ probe, sources }: Examination): DoctorFinding[] {
  const missing = probe.metrics.filter(({ metric, series }) => series === 0 && !SPARE.includes(metric));
  const level = `Memory is known ${probe.level === null ? 'not at all' : LEVELS[probe.level]}`;
  if (missing.length === 0) {
    return [ok('level', `${level}: nothing is missing${describeKernel(probe)}.`)];
  }
  if (!sources.some(isCadvisor)) {
    return [ok('level', `${level}, which is all that these sources tell.`)];
  }
  const names = missing.map(({ metric }) => metric);
  const isResourceOnly = names.includes(MEMORY_METRICS.usageBytes) && names.includes(MEMORY_METRICS.rssBytes);
  const why = isResourceOnly
    ? 'Only the working set is stored, as where the kubelet’s /metrics/resource is scraped alone'
    : 'They are dropped by an allow list or a relabel rule';
  return [
    {
      id: 'dropped-metrics',
      level: isResourceOnly || names.includes(MEMORY_METRICS.rssBytes) ? 'problem' : 'note',
      sentence: `${level}. Missing: ${missing.map(({ metric, purpose }) => `${metric} (${purpose})`).join(', ')}. ${why}.`,
      fix: toKeep(names),
    },
  ];
}

const KEEP_PLACES =
  'the metrics that the allow list keeps; it is that of whoever scrapes: Grafana’s chart (clusterMetrics.cadvisor.metricsTuning.includeMetrics), Azure (default-targets-metrics-keep-list.cadvisor in ama-metrics-settings-configmap), kube-prometheus-stack (kubelet.serviceMonitor.cAdvisorMetricRelabelings), Google (MonitoringSpec of kubeletScraping), ADOT (metric_relabel_configs of the Collector)';

/** No whole rule: a keep rule that is copied alone drops everything else. */
function toKeep(names: readonly string[]): DoctorFix {
  return { where: KEEP_PLACES, language: 'text', code: names.join('|') };
}

function describeLimits({ probe, sources, census: { withLimit } }: Examination): DoctorFinding[] {
  const fix = toKeep([LIMIT_METRIC, KSM_LIMIT_METRIC]);
  if (!probe.limitsKnown) {
    return [
      {
        id: 'limits',
        level: 'note',
        sentence: 'No limit of any container is known: nothing tells when a leak ends in a kill.',
        fix: sources.some(isCadvisor) ? fix : null,
      },
    ];
  }
  const by = !hasSeries(probe, LIMIT_METRIC)
    ? 'kube-state-metrics'
    : sources.some(isCadvisor)
      ? 'the cgroups themselves'
      : 'the same source';
  const without = withLimit === null ? 0 : probe.containers - withLimit;
  return without <= 0
    ? [ok('limits', `Limits are known by ${by}.`)]
    : [
        {
          id: 'limits',
          level: 'note',
          sentence: `${without} of ${probe.containers} containers have no limit: a leak there ends with the memory of the node. The others are known by ${by}.`,
          fix: null,
        },
      ];
}

function describeRestarts({ probe, sources }: Examination): DoctorFinding[] {
  const tells = (row: SourceRow) => row.metrics === undefined || row.metrics[START_TIME_METRIC] !== undefined;
  const byStarts =
    hasSeries(probe, START_TIME_METRIC) && sources.some(({ row }) => row.family === 'memory' && tells(row));
  const byCounter = hasSeries(probe, KSM_RESTARTS_METRIC);
  const isOfCadvisor = sources.some(isCadvisor);
  return byStarts || byCounter
    ? [
        ok(
          'restarts',
          `Restarts are known by ${[...(byStarts ? ['start times'] : []), ...(byCounter ? ['the counter of kube-state-metrics'] : [])].join(' and ')}.`
        ),
      ]
    : [
        {
          id: 'restarts',
          level: 'note',
          sentence: `No restart is known: a restart looks like memory that was given back.${isOfCadvisor ? '' : ' These sources tell no start times: kube-state-metrics, or the Collector’s k8s_cluster receiver, counts restarts.'}`,
          fix: isOfCadvisor ? toKeep([START_TIME_METRIC, KSM_RESTARTS_METRIC]) : null,
        },
      ];
}

function describeIds({ census: { withIds }, sources, probe }: Examination): DoctorFinding[] {
  const isDropped = (withIds ?? 0) === 0 && sources.some(isCadvisor) && hasSeries(probe, MEMORY_METRICS.rssBytes);
  return isDropped
    ? [
        {
          id: 'ids-dropped',
          level: 'note',
          sentence:
            'The label id is dropped: rows of a container before and after a restart, and of two endpoints of the kubelet, are told apart by their start times only.',
          fix: {
            where: 'metric_relabel_configs of the kubelet’s job: take id out of the labels that are dropped',
            language: 'yaml',
            code: '- {action: labeldrop, regex: "image|name"}   # without id',
          },
        },
      ]
    : [];
}

const hasSeries = ({ metrics }: Examination['probe'], metric: string) =>
  metrics.some((one) => one.metric === metric && one.series > 0);
