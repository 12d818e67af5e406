import type { Labels } from '../ask/prometheusClient';
import type { LabelMatcher } from './labelMatcher';
import type { LabelOrigin, SourceRow } from './sourceRow';
import { PLAIN_SOURCES } from './sources';

/**
 * Which of the sources that are there a series of the memory of a container is from: that from whose labels its key was
 * made. The native labels stay beside the usual ones. Where none fits, the plain source, which has no labels of its own.
 */
export function findSourceOf(labels: Labels, recognised: readonly SourceRow[]): SourceRow {
  const own = recognised.filter(
    (row) => row.family === 'memory' && row.refusal === undefined && !PLAIN_SOURCES.includes(row)
  );
  return own.find((row) => isMadeFrom(labels, row)) ?? PLAIN_SOURCES[0];
}

/** What rows of cAdvisor have beside the key, and those of others do not. */
const OF_CADVISOR = ['id', 'image', 'name'];
const KEY = ['namespace', 'pod', 'container'];

function isMadeFrom(labels: Labels, row: SourceRow): boolean {
  const origins = KEY.flatMap((label) => (row.labels[label] ? [[label, row.labels[label]] as const] : []));
  // Rows of cAdvisor tell the path of a cgroup; what other exporters call an id is none.
  if (row.metrics === undefined && labels.id && !labels.id.startsWith('/')) {
    return false;
  }
  if (origins.length > 0) {
    return origins.every(([label, origin]) => holds(labels, label, origin));
  }
  const { metrics, rows } = row;
  const isLikeCadvisor = rows.some(({ label }) => OF_CADVISOR.includes(label));
  return (
    metrics !== undefined &&
    rows.every((matcher) => meets(labels, matcher)) &&
    (isLikeCadvisor || OF_CADVISOR.every((label) => !labels[label]))
  );
}

function meets(labels: Labels, { label, op, value }: LabelMatcher): boolean {
  const own = labels[label] ?? '';
  const isMatch = op === '=' || op === '!=' ? own === value : new RegExp(`^(?:${value})$`).test(own);
  return isMatch === (op === '=' || op === '=~');
}

function holds(labels: Labels, label: string, origin: LabelOrigin): boolean {
  const value = labels[label] ?? '';
  if ('always' in origin) {
    return value === origin.always;
  }
  const native = labels[origin.from] ?? '';
  return native === '' && origin.or !== undefined ? value === origin.or : native !== '' && value === native;
}
