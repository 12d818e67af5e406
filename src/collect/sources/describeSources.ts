import { say } from '../../engine';
import type { LabelMatcher } from './labelMatcher';
import { CLUSTER_LABELS, type FoundSource } from './recogniseSources';
import type { SourceRow } from './sourceRow';
import { PLAIN_SOURCES, SOURCES } from './sources';
import type { KnownSources } from './sourceViews';

/** One source of a server, over all jobs. */
export interface SourceSummary {
  row: SourceRow;
  jobs: string[];
  containers: number;
}

export function summariseSources(found: readonly FoundSource[]): SourceSummary[] {
  return SOURCES.flatMap((row) => {
    const own = found.filter((one) => one.row === row);
    const jobs = [...new Set(own.map(({ job }) => job).filter((job) => job !== null))].sort();
    const containers = own.reduce((sum, one) => sum + one.containers, 0);
    return own.length > 0 ? [{ row, jobs, containers }] : [];
  });
}

/** What was looked for, where nothing was found. */
export const lookedFor = () => {
  const read = SOURCES.filter(({ family, refusal }) => family === 'memory' && refusal === undefined);
  return say`Looked for: ${read.map(({ title }) => title).join('; ')}. See docs/sources.md, or run leakscope doctor.`;
};

/** Sentences about what a list read, where that is not what everybody has. */
export function describeSources(
  known: KnownSources | null,
  { clusterLabel, matchers }: { clusterLabel: string | null; matchers: readonly LabelMatcher[] }
): string[] {
  if (known === null) {
    return [];
  }
  const { found, failure } = known;
  return [
    ...(failure === null ? [] : [failure]),
    ...summariseSources(found)
      .filter(({ row }) => !PLAIN_SOURCES.includes(row))
      .map((one) => one.row.refusal ?? describeOne(one)),
    ...describeClusters(found, clusterLabel, matchers),
    ...describeHosts(found, clusterLabel, matchers),
  ];
}

export function describeOne({ row, jobs, containers }: SourceSummary): string {
  const where = jobs.length > 0 ? `, ${jobs.length === 1 ? 'job' : 'jobs'} ${jobs.join(', ')}` : '';
  const lack = row.cannotTell === null ? '' : ` ${row.cannotTell}`;
  return say`Read: ${row.title} (${containers} ${containers === 1 ? 'container' : 'containers'}${where}).${lack}`;
}

/** Labels of clusters that have several values, by source; none where one is chosen. */
export function findClusterLabels(found: readonly FoundSource[]): Map<string, string[]> {
  const several = new Map<string, string[]>();
  for (const label of CLUSTER_LABELS) {
    const values = [...new Set(found.map(({ clusters }) => clusters[label]).filter(Boolean))].sort();
    if (values.length > 1) {
      several.set(label, values);
    }
  }
  return several;
}

const MOST_VALUES = 8;

export function listValues(values: readonly string[]): string {
  const more = values.length - MOST_VALUES;
  return values.slice(0, MOST_VALUES).join(', ') + (more > 0 ? say` and ${more} more` : '');
}

function describeClusters(
  found: readonly FoundSource[],
  clusterLabel: string | null,
  matchers: readonly LabelMatcher[]
): string[] {
  const [first] = findClusterLabels(found.filter(({ row }) => row.family === 'memory'));
  if (!first || clusterLabel !== null || isRestricted(first[0], matchers)) {
    return [];
  }
  const [label, values] = first;
  return [
    say`Rows of several clusters are here and no cluster label is chosen: the label "${label}" has ${values.length} values (${listValues(values)}), and containers of the same name are taken for one. Choose it: --cluster-label ${label}, or "Cluster label" of the data source.`,
  ];
}

function describeHosts(
  found: readonly FoundSource[],
  clusterLabel: string | null,
  matchers: readonly LabelMatcher[]
): string[] {
  const ofHosts = found.filter(({ row }) => row.isOfHost);
  const hosts = [...new Set(ofHosts.map(({ instance }) => instance).filter((one) => one !== null))].sort();
  if (hosts.length < 2 || clusterLabel !== null || isRestricted('instance', matchers)) {
    return [];
  }
  return [
    say`Containers of ${hosts.length} hosts are here (${listValues(hosts)}), and their names are of one host only: where two hosts have the same, choose the label that tells hosts apart, --cluster-label instance, or "Cluster label" of the data source.`,
  ];
}

const isRestricted = (label: string, matchers: readonly LabelMatcher[]) =>
  matchers.some((one) => one.label === label && one.op === '=');
