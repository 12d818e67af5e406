import { formatCount } from '../../engine';
import {
  findClusterLabels,
  listValues,
  lookedFor,
  summariseSources,
  type SourceSummary,
} from '../sources/describeSources';
import { LIMIT_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import { OLD_LABEL_RULES } from '../sources/oldLabels';
import { ok, type DoctorFinding, type DoctorFix } from './doctorFinding';
import type { Census } from './census';
import type { Examination } from './examination';

/** What is there, whose labels it has, and what cannot be read. */
export function findSourceFindings(
  examination: Pick<Examination, 'sources' | 'clusterLabel'>,
  pages: Census['pages'] = []
): DoctorFinding[] {
  const sources = summariseSources(examination.sources);
  const isMemory = ({ row }: SourceSummary) => row.family === 'memory';
  return [
    ...(sources.some(isMemory) ? [] : [describeNothing(pages)]),
    ...sources.map(describeSource),
    ...describeClusterLabel(examination),
    ...describeHosts(examination),
  ];
}

const KUBELET_JOB = `scrape_configs:
  - job_name: kubelet
    scheme: https
    metrics_path: /metrics/cadvisor
    authorization: {credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token}
    tls_config: {ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt, insecure_skip_verify: true}
    kubernetes_sd_configs: [{role: node}]
    relabel_configs: [{source_labels: [__meta_kubernetes_node_name], target_label: node}]`;

const NOTHING = 'No source of container memory was recognised.';

/** What is scraped tells whether nobody reads such a page, or its series are thrown away. */
function describeNothing(pages: Census['pages']): DoctorFinding {
  const name = ({ labels }: Census['pages'][number]) => [labels.job, labels.metrics_path].filter(Boolean).join(' ');
  const read = pages.filter((page) => /cadvisor/i.test(name(page)));
  const scraped = pages.length > 0 ? ` The largest of what is scraped: ${listValues(pages.map(name))}.` : '';
  return read.length > 0
    ? {
        id: 'no-source',
        level: 'problem',
        sentence: `${NOTHING} The page of cAdvisor is scraped (${read.map((page) => `${name(page)}, ${formatCount(page.samples)} samples`).join('; ')}), but none of its container_memory_… is stored: a relabel rule drops them.`,
        fix: {
          where: 'metric_relabel_configs of that job: take these out of what is dropped, or into what is kept',
          language: 'text',
          code: Object.values(MEMORY_METRICS).concat(LIMIT_METRIC, START_TIME_METRIC).join('|'),
        },
      }
    : {
        id: 'no-source',
        level: 'problem',
        sentence: `${NOTHING}${scraped} ${lookedFor()}`,
        fix: {
          where: 'the configuration of Prometheus (for Docker see provisioning/docker)',
          language: 'yaml',
          code: KUBELET_JOB,
        },
      };
}

const HONOR_LABELS: DoctorFix = {
  where: 'the scrape job (ServiceMonitor: endpoints[].honorLabels: true)',
  language: 'yaml',
  code: 'honor_labels: true',
};

/** Changes that mend a source as such. What it says is read all the same. */
const FIXES: Readonly<Record<string, { sentence: string; fix: DoctorFix }>> = {
  'kube-state-metrics-exported': {
    sentence:
      'The labels namespace, pod and container of its series are those of kube-state-metrics itself; whom they are about is in exported_… Leakscope reads these, other dashboards and alerts do not.',
    fix: HONOR_LABELS,
  },
  'cadvisor-exported': {
    sentence:
      'The labels namespace, pod and container of its series are those of the exporter; whom they are about is in exported_… Leakscope reads these, other dashboards and alerts do not.',
    fix: HONOR_LABELS,
  },
  'kubelet-before-1.16': {
    sentence: 'Other dashboards and alerts do not know its labels.',
    fix: {
      where: 'the scrape job of the kubelet',
      language: 'yaml',
      code: `metric_relabel_configs:\n${OLD_LABEL_RULES.map(
        ({ sourceLabel, targetLabel }) =>
          `  - {source_labels: [${sourceLabel}], regex: "(.+)", target_label: ${targetLabel}, action: replace}`
      ).join('\n')}`,
    },
  },
  'kube-state-metrics-1': {
    sentence: 'Its limits have the names of version 1, which ended in 2021.',
    fix: {
      where: 'the deployment of kube-state-metrics',
      language: 'text',
      code: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0',
    },
  },
  'podman-exporter-ids': {
    sentence: 'Its series have no names.',
    fix: { where: 'the command of the exporter', language: 'shell', code: '--collector.enhance-metrics' },
  },
  'kubeletstats-unnamed': {
    sentence: '',
    fix: {
      where: 'the configuration of the Collector',
      language: 'yaml',
      code: 'exporters:\n  prometheus:\n    resource_to_telemetry_conversion: {enabled: true}',
    },
  },
  'cadvisor-unnamed': {
    sentence: '',
    fix: {
      where: 'the command that starts cAdvisor',
      language: 'shell',
      code: '-v /:/rootfs:ro -v /var/run:/var/run:ro -v /sys:/sys:ro -v /var/lib/docker/:/var/lib/docker:ro',
    },
  },
};

function describeSource(summary: SourceSummary): DoctorFinding {
  const { row, jobs, containers } = summary;
  const id = `source-${row.id}`;
  const { sentence = '', fix = null } = FIXES[row.id] ?? {};
  if (row.refusal !== undefined) {
    return { id, level: 'problem', sentence: row.refusal, fix };
  }
  const where = jobs.length > 0 ? ` (job ${listValues(jobs)})` : '';
  const [noun, level] = row.family === 'memory' ? ['container', `, level ${row.level}`] : ['pod or container', ''];
  const what = `names ${containers} ${containers === 1 ? noun : noun.replace(/(pod|container)/g, '$1s')}${level}`;
  const text = [`${row.title}${where} ${what}.`, sentence, row.cannotTell ?? ''].filter(Boolean).join(' ');
  return fix === null ? ok(id, text) : { id, level: 'note', sentence: text, fix };
}

function describeClusterLabel({
  clusterLabel,
  sources,
}: Pick<Examination, 'sources' | 'clusterLabel'>): DoctorFinding[] {
  const labels = findClusterLabels(sources.filter(({ row }) => row.family === 'memory'));
  if (clusterLabel !== null) {
    const values = labels.get(clusterLabel);
    return [ok('cluster-label', `The cluster label is ${clusterLabel}${values ? ` (${listValues(values)})` : ''}.`)];
  }
  const [first] = labels;
  if (!first) {
    return [ok('cluster-label', 'No label tells several clusters apart: one cluster is assumed.')];
  }
  const [label, values] = first;
  return [
    {
      id: 'cluster-label',
      level: 'problem',
      sentence: `Several clusters are in this store: the label ${label} has ${values.length} values (${listValues(values)}), and none is chosen, so that containers of the same name are taken for one.`,
      fix: {
        where: 'the command, or "Cluster label" of the data source',
        language: 'shell',
        code: `--cluster-label ${label}`,
      },
    },
  ];
}

function describeHosts({ clusterLabel, sources }: Pick<Examination, 'sources' | 'clusterLabel'>): DoctorFinding[] {
  const ofHosts = sources.filter(({ row }) => row.isOfHost);
  const hosts = [...new Set(ofHosts.map(({ instance }) => instance).filter((one) => one !== null))].sort();
  return hosts.length < 2 || clusterLabel !== null
    ? []
    : [
        {
          id: 'hosts',
          level: 'note',
          sentence: `Containers of ${hosts.length} hosts are here (${listValues(hosts)}): where two hosts have containers of the same name, they are taken for one.`,
          fix: {
            where: 'the command, or "Cluster label" of the data source',
            language: 'shell',
            code: '--cluster-label instance',
          },
        },
      ];
}
