import { toCommand } from '../../engine';
import type { Labels } from '../ask/prometheusClient';
import { keyLabels } from '../containers/memoryQueries';
import { findClusterLabels, listValues } from '../sources/describeSources';
import { DOCTOR_LIMITS } from './doctorLimits';
import type { DoctorFinding } from './doctorFinding';
import type { Examination } from './examination';

/** Several series of one container, and why: what tells its rows apart. */
export function findCopyFindings({ probe, sources, clusterLabel, census }: Examination): DoctorFinding[] {
  // Containers of several clusters that are taken for one have several series each.
  const areMerged = clusterLabel === null && findClusterLabels(sources).size > 0;
  const { seriesPerContainer } = probe;
  const isMany = seriesPerContainer !== null && seriesPerContainer >= DOCTOR_LIMITS.copies.value;
  if (areMerged || census.copies.length < 2 || !(isMany || isNested(census.copies))) {
    return [];
  }
  const perContainer = (seriesPerContainer ?? 1).toFixed(1);
  const { sentence, fix } = explain(census.copies, clusterLabel);
  const [{ namespace = '', pod = '', container = '' }] = census.copies;
  const example = `${namespace}/${pod} ${container} has ${census.copies.length}`;
  return [
    {
      id: 'copies',
      level: 'note',
      sentence: `There are ${perContainer} series of the working set a container (${example}). ${sentence}`,
      fix,
    },
  ];
}

/** Labels by which replicas of one Prometheus are told apart. */
const REPLICA_LABELS = ['prometheus_replica', 'replica', '__replica__', 'prometheus', 'receive_replica', 'monitor'];
/** Labels of a scrape: two jobs that read the same differ in these. */
const SCRAPE_LABELS = ['job', 'metrics_path', 'endpoint', 'service', 'instance'];

function explain(rows: readonly Labels[], clusterLabel: string | null): Pick<DoctorFinding, 'sentence' | 'fix'> {
  const differing = findDiffering(rows).filter((label) => !keyLabels(clusterLabel).includes(label));
  const valuesOf = (label: string) => [...new Set(rows.map((row) => row[label] ?? ''))].filter(Boolean).sort();
  const replica = REPLICA_LABELS.find((label) => differing.includes(label));
  if (replica !== undefined) {
    return {
      sentence: `They are the same, from several replicas of Prometheus (${replica}: ${listValues(valuesOf(replica))}): numbers are of one of them, but each question reads all.`,
      fix: {
        where: 'the command of the Thanos querier (Mimir: ha_tracker)',
        language: 'shell',
        code: `--query.replica-label=${replica}`,
      },
    };
  }
  const scrape = SCRAPE_LABELS.find((label) => differing.includes(label));
  if (scrape !== undefined) {
    const places = valuesOf(scrape);
    const spare = places.find((value) => value.includes('resource')) ?? places[places.length - 1] ?? '';
    return {
      sentence: `They are read by several scrapes, which differ in ${scrape} (${listValues(places)}): numbers are of one of them, but each question reads all.`,
      fix: {
        where: `metric_relabel_configs of the scrape that is not needed (here ${scrape} ${spare})`,
        language: 'yaml',
        code: '- {source_labels: [__name__], regex: "container_.*", action: drop}',
      },
    };
  }
  if (isNested(rows)) {
    return {
      sentence:
        'Their cgroups are inside of each other, as where systemd or a container engine runs in the container. Read is the outermost, which holds the others; sums and maxima of other dashboards are of several.',
      fix: null,
    };
  }
  const others = differing.filter((label) => label !== 'id' && label !== 'name');
  const code = others.length > 0 ? toCommand(['--cluster-label', others[0]]) : null;
  return others.length > 0
    ? {
        sentence: `They differ in ${listValues(others)}: several containers may have one name here. Where they do, choose the label that tells them apart.`,
        fix:
          code === null
            ? null
            : { where: 'the command, or "Cluster label" of the data source', language: 'shell', code },
      }
    : {
        sentence:
          'They differ in the path of their cgroup (id) only: a restart leaves two for five minutes. Numbers are of the one that began last.',
        fix: null,
      };
}

function findDiffering(rows: readonly Labels[]): string[] {
  const labels = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...labels].filter((label) => new Set(rows.map((row) => row[label] ?? '')).size > 1).sort();
}

/** The path of one cgroup begins with that of another. */
function isNested(rows: readonly Labels[]): boolean {
  const ids = rows.map(({ id }) => id).filter((id): id is string => Boolean(id));
  return ids.some((outer) => ids.some((inner) => inner.startsWith(`${outer}/`)));
}
