import { PATH_LABEL } from '../../engine';
import type { Labels } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { sharedTargetsQuery } from './cardinalityQueries';
import { targetLabels, type TargetKeys } from './targetKeys';

/** One target under several of these values was scraped by several servers: the greatest number counts. */
const REPLICA_LABELS = new Set([
  'prometheus_replica',
  'prometheus',
  'replica',
  '__replica__',
  'receive_replica',
  'thanos_replica',
  'rule_replica',
]);

/** Where several labels tell targets apart, these say it best; those that pages overwrite come last. */
const PREFERRED = ['cluster', 'module', 'target', 'service', 'endpoint', 'container'];
const LAST = ['pod', 'namespace'];

/**
 * Labels that tell targets apart which have the same job, instance and path at the same moment: two clusters in one
 * store, a module of an exporter that is asked for several. Empty where each is alone, which is usual.
 */
export async function findApartLabels(
  asked: AskSession,
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null
): Promise<TargetKeys> {
  const keys: TargetKeys = { clusterLabel, apartLabels: [] };
  const { vector } = await asked.instant(sharedTargetsQuery(matchers, keys));
  return {
    clusterLabel,
    apartLabels: chooseApartLabels(
      vector.map(({ labels }) => labels),
      keys
    ),
  };
}

/** As few labels as tell all rows of each target apart. */
export function chooseApartLabels(rows: readonly Labels[], keys: TargetKeys): string[] {
  const groups = new Map<string, Labels[]>();
  for (const labels of rows) {
    const id = JSON.stringify(targetLabels(keys).map((label) => labels[label] ?? ''));
    groups.set(id, [...(groups.get(id) ?? []), labels]);
  }
  const chosen: string[] = [];
  for (const group of groups.values()) {
    const names = listDiffering(group);
    const distinct = (labels: readonly string[]) =>
      new Set(group.map((row) => JSON.stringify(labels.map((label) => row[label] ?? '')))).size;
    for (const name of names) {
      if (distinct([...chosen, name]) > distinct(chosen)) {
        chosen.push(name);
      }
    }
  }
  return chosen;
}

function listDiffering(group: readonly Labels[]): string[] {
  const names = [...new Set(group.flatMap((labels) => Object.keys(labels)))];
  const rank = (name: string) =>
    PREFERRED.includes(name) ? PREFERRED.indexOf(name) : PREFERRED.length + 1 + LAST.indexOf(name) + 1;
  return names
    .filter((name) => name !== '__name__' && name !== PATH_LABEL && !REPLICA_LABELS.has(name))
    .filter((name) => new Set(group.map((labels) => labels[name] ?? '')).size > 1)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
