import { labelList, matcher, quoteLabelValue, selector, utf8Matcher } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from './labelMatcher';
import type { LabelOrigin, SourceRow } from './sourceRow';
import { PLAIN_SOURCES, SOURCES } from './sources';

/** Labels that name the cluster in one store or another. */
export const CLUSTER_LABELS = [
  'cluster',
  'cluster_name',
  'k8s_cluster_name',
  'cluster_id',
  'kubernetes_cluster',
] as const;

const SOURCE_LABEL = 'leakscope_source';
/** As far back as the newest sample is looked for. */
const PAST = '7d';

/** One source as one job, or one host, has it. */
export interface FoundSource {
  row: SourceRow;
  job: string | null;
  /** Null where it is not asked for: there may be thousands of them. */
  instance: string | null;
  containers: number;
  /** Values of the labels that name a cluster. */
  clusters: Readonly<Record<string, string>>;
}

/**
 * Which sources are there, in one question; where there is none at the moment, in a second one about the week before.
 * Sources of one store are told apart by the labels of their rows, so that several may be there at once.
 */
export async function recogniseSources(asked: AskSession): Promise<FoundSource[]> {
  const now = await ask(asked, '');
  return now.length > 0 ? now : ask(asked, PAST);
}

async function ask(asked: AskSession, past: string): Promise<FoundSource[]> {
  const rows = SOURCES.map((row) => containersQuery(row, past)).join(' or ');
  const places = labelList([SOURCE_LABEL, 'job', 'instance', ...CLUSTER_LABELS]);
  const { vector } = await asked.instantPlain(`count by (${places}) (${rows})`);
  return vector.flatMap(({ labels, value }) => {
    const row = SOURCES.find(({ id }) => id === labels[SOURCE_LABEL]);
    const clusters = CLUSTER_LABELS.filter((label) => labels[label]).map((label) => [label, labels[label]]);
    return row
      ? [
          {
            row,
            job: labels.job || null,
            instance: labels.instance || null,
            containers: value,
            clusters: Object.fromEntries(clusters) as Record<string, string>,
          },
        ]
      : [];
  });
}

/** Containers of a source, each with its job and cluster, and its host where names are of one host. */
function containersQuery(row: SourceRow, past: string): string {
  const rows = [...keyMatchers(row), ...row.rows, ...(PLAIN_SOURCES.includes(row) ? apartOf(row.family) : [])];
  const texts = [...new Set(rows.map(({ label, op, value }) => utf8Matcher(label, op, value)))];
  const names = row.seen.length === 1 ? null : matcher('__name__', '=~', row.seen.map(escapeDots).join('|'));
  const all = names === null ? selector(row.seen[0], texts) : `{${[names, ...texts].join(',')}}`;
  const found = past === '' ? all : `last_over_time(${all}[${past}])`;
  const seen = row.unless === undefined ? found : `(${found} unless ${row.unless})`;
  const keys = KEY.map((label) => withoutDots(labelOf(row.labels[label], label))).filter((label) => label !== null);
  const labels = new Set(['job', ...(row.isOfHost ? ['instance'] : []), ...CLUSTER_LABELS, ...keys]);
  // Labels with dots cannot be named where a server may not read them: there all labels tell containers apart.
  const isDotted = KEY.some((label) => labelOf(row.labels[label], label)?.includes('.'));
  const grouped = isDotted ? `group without () (${seen})` : `group by (${labelList([...labels])}) (${seen})`;
  return `label_replace(${grouped},"${SOURCE_LABEL}",${quoteLabelValue(row.id)},"","")`;
}

const KEY = ['namespace', 'pod', 'container'] as const;

function keyMatchers(row: SourceRow): LabelMatcher[] {
  if (row.refusal !== undefined) {
    return [];
  }
  const ofContainers = row.family === 'memory';
  const hasSandboxes = ofContainers && row.metrics === undefined;
  // A label with dots can be asked for only where a server reads such names: the metric tells it as well.
  const of = (label: (typeof KEY)[number]) => withoutDots(labelOf(row.labels[label], label));
  const [pod, container] = [of('pod'), of('container')];
  return [
    ...(container && ofContainers ? ([{ label: container, op: '!=', value: '' }] as const) : []),
    ...(container && hasSandboxes ? ([{ label: container, op: '!=', value: 'POD' }] as const) : []),
    ...(pod ? ([{ label: pod, op: '!=', value: '' }] as const) : []),
  ];
}

const withoutDots = (label: string | null) => (label?.includes('.') ? null : label);

/** Null where it is no label. */
function labelOf(origin: LabelOrigin | undefined, label: string): string | null {
  return origin === undefined ? label : 'from' in origin ? origin.from : null;
}

function apartOf(family: SourceRow['family']): LabelMatcher[] {
  return SOURCES.filter((row) => row.family === family).flatMap(({ apart }) => apart ?? []);
}

const escapeDots = (name: string) => name.replaceAll('.', '\\.');
