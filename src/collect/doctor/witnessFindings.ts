import { matchesRule, RUNTIMES, runtimeMetricNames, POD_OWNER, RECORDED_OWNER } from '../../engine';
import type { FoundSource } from '../sources/recogniseSources';
import { KSM_RESTARTS_METRIC } from '../sources/memoryMetrics';
import { KSM_LAST_REASON_METRIC } from '../facts/marks/markQueries';
import { ok, type DoctorFinding } from './doctorFinding';
import type { Examination } from './examination';

/** What is told beside the memory, and how far it can be trusted. */
export function findWitnessFindings(examination: Examination): DoctorFinding[] {
  return examination.probe.containers === 0
    ? []
    : [
        ...describeMovedStarts(examination),
        ...describeCounters(examination),
        ...describeResized(examination),
        ...describeSwap(examination),
        ...describePressure(examination),
        ...describeOwners(examination),
        ...describeRuntimes(examination),
      ];
}

const containers = (count: number) => `${count} ${count === 1 ? 'container' : 'containers'}`;

function describeMovedStarts({ census: { movedStarts } }: Examination): DoctorFinding[] {
  return (movedStarts ?? 0) > 0
    ? [
        {
          id: 'moved-starts',
          level: 'note',
          sentence: `The start time of ${containers(movedStarts!)} moved within a day although the cgroup (id) stayed: cAdvisor takes the time of a file, which is no restart. Leakscope counts a restart only with a second witness; alerts on changes(container_start_time_seconds) do not.`,
          fix: {
            where: 'alerts and dashboards of restarts',
            language: 'text',
            code: `increase(${KSM_RESTARTS_METRIC}[1d])`,
          },
        },
      ]
    : [];
}

function describeCounters({ census: { fallenCounters } }: Examination): DoctorFinding[] {
  return (fallenCounters ?? 0) > 0
    ? [
        {
          id: 'falling-counters',
          level: 'note',
          sentence: `The counter of restarts of ${containers(fallenCounters!)} fell within a day: pods were made anew under the same name, two kube-state-metrics tell different numbers, or the kubelet forgot. increase() takes each fall for restarts; Leakscope counts them only with a second witness.`,
          fix: {
            where: 'metric_relabel_configs of kube-state-metrics: keep uid, which tells pods of one name apart',
            language: 'yaml',
            code: '- {action: labeldrop, regex: "instance|service|endpoint"}   # without uid',
          },
        },
      ]
    : [];
}

function describeResized({ census: { resized } }: Examination): DoctorFinding[] {
  return (resized ?? 0) > 0
    ? [
        ok(
          'resized',
          `The limit of ${containers(resized!)} changed within a day: forecasts are against the present one.`
        ),
      ]
    : [];
}

function describeSwap({ census: { swapped } }: Examination): DoctorFinding[] {
  return (swapped ?? 0) > 0
    ? [
        ok(
          'swap',
          `${containers(swapped!)} ${swapped === 1 ? 'is' : 'are'} partly swapped out, which neither usage nor working set tells: Leakscope shows swap beside them and counts it as memory.`
        ),
      ]
    : [];
}

function describePressure({ census: { withPressure } }: Examination): DoctorFinding[] {
  return (withPressure ?? 0) > 0
    ? [ok('pressure', `Memory pressure (PSI) is known of ${containers(withPressure!)}.`)]
    : [];
}

const NOT_KUBERNETES = /^(docker|telegraf|podman|nomad|ecs)/;
const isOfKubernetes = ({ row }: FoundSource) => row.family === 'memory' && !NOT_KUBERNETES.test(row.id);

/** Who owns pods, and how containers ended: kube-state-metrics alone tells. */
function describeOwners({ census: { kubeMetrics }, sources }: Examination): DoctorFinding[] {
  if (!sources.some(isOfKubernetes)) {
    return [];
  }
  const knowsOwners = kubeMetrics.has(POD_OWNER) || kubeMetrics.has(RECORDED_OWNER);
  const knowsEnds = kubeMetrics.has(KSM_LAST_REASON_METRIC);
  if (knowsOwners && knowsEnds) {
    return [ok('owners', 'Workloads are known by the owners of pods, and OOM kills by how containers ended.')];
  }
  const lacks = [
    ...(knowsOwners ? [] : ['workloads are guessed by the names of pods']),
    ...(knowsEnds ? [] : ['an OOM kill is not told from another end']),
  ].join(', and ');
  const missing = [
    ...(knowsOwners ? [] : [POD_OWNER, 'kube_replicaset_owner', 'kube_job_owner']),
    ...(knowsEnds ? [] : [KSM_LAST_REASON_METRIC]),
  ];
  const isThere = sources.some(({ row }) => row.family === 'kube');
  return [
    {
      id: 'owners',
      level: 'note',
      sentence: isThere
        ? `kube-state-metrics is here, but not all that it tells: ${lacks}.`
        : `kube-state-metrics is not here: ${lacks}.`,
      fix: isThere
        ? {
            where: 'the metrics that the allow list of kube-state-metrics keeps (--metric-allowlist, or a keep rule)',
            language: 'text',
            code: missing.join('|'),
          }
        : {
            where: 'the configuration of Prometheus, once kube-state-metrics runs',
            language: 'yaml',
            code: 'scrape_configs:\n  - job_name: kube-state-metrics\n    honor_labels: true\n    static_configs: [{targets: ["kube-state-metrics.kube-system.svc:8080"]}]',
          },
    },
  ];
}

function describeRuntimes({ census: { runtimeMetrics } }: Examination): DoctorFinding[] {
  const found = RUNTIMES.filter((spec) =>
    [...runtimeMetrics].some((name) => matchesRule({ names: runtimeMetricNames(spec) }, { __name__: name }))
  );
  return found.length > 0
    ? [ok('runtimes', `Runtimes tell of their memory: ${found.map(({ title }) => title).join(', ')}.`)]
    : [
        ok(
          'runtimes',
          `No runtime tells of its memory (${RUNTIMES.map(({ title }) => title).join(', ')}): what inside of a process grows is not known.`
        ),
      ];
}
