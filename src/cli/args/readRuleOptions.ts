import { matchersText } from '../../collect/containers/memoryQueries';
import { ALERT_KIND_NAMES, type AlertKind, type RuleOptions } from '../../engine';
import { buildSourceView } from '../../collect/sources/sourceView';
import { SOURCES } from '../../collect/sources/sources';
import { UsageError } from '../usageError';
import { parseNumber } from './parseNumber';
import type { OptionKind, Options } from './parseOptions';
import { parseSelector } from './parseSelector';
import { readClusterLabel } from './readClusterLabel';

/** What all kinds of rules take. */
export const RULE_OPTIONS = {
  alerts: 'value',
  threshold: 'value',
  for: 'value',
  'keep-firing-for': 'value',
  severity: 'value',
  'time-to-limit': 'value',
  'time-to-pressure': 'value',
  'group-by': 'value',
  interval: 'value',
  selector: 'value',
  'cluster-label': 'value',
  'node-label': 'value',
  'kube-state-limits': 'switch',
  'grafana-url': 'value',
  source: 'value',
} as const satisfies Record<string, OptionKind>;

/** The engine checks what these say, but for what only the command line writes in this way. */
export function readRuleOptions(options: Options): RuleOptions {
  const threshold = options.value('threshold');
  const alerts = readList(options.value('alerts'));
  const unknown = alerts?.find((kind) => !ALERT_KIND_NAMES.some((known) => known === kind));
  if (unknown !== undefined) {
    throw new UsageError(`--alerts: there is no ${JSON.stringify(unknown)}, use ${ALERT_KIND_NAMES.join(', ')}.`);
  }
  return dropUndefined({
    alerts: alerts as AlertKind[] | undefined,
    threshold: threshold === undefined ? undefined : parseNumber(threshold, '--threshold', { least: 0, most: 100 }),
    holdFor: options.value('for'),
    keepFiringFor: options.value('keep-firing-for'),
    severity: options.value('severity'),
    timeToLimit: options.value('time-to-limit'),
    timeToPressure: options.value('time-to-pressure'),
    groupLabels: readList(options.value('group-by')),
    interval: options.value('interval'),
    matchers: matchersText(parseSelector(options.value('selector') ?? '')),
    clusterLabel: readClusterLabel(options),
    nodeLabel: options.value('node-label'),
    kubeStateLimits: options.has('kube-state-limits'),
    grafanaUrl: options.value('grafana-url'),
    expand: readSources(readList(options.value('source'))),
  });
}

/** Sources by their ids: the rules read these, and record under the usual names. */
function readSources(ids: string[] | undefined): RuleOptions['expand'] {
  if (ids === undefined) {
    return undefined;
  }
  const readable = SOURCES.filter(({ refusal }) => refusal === undefined);
  const unknown = ids.find((id) => !readable.some((row) => row.id === id));
  if (unknown !== undefined) {
    const names = readable.map(({ id }) => id).join(', ');
    throw new UsageError(`--source: there is no ${JSON.stringify(unknown)}, use ${names}.`);
  }
  return buildSourceView(readable.filter(({ id }) => ids.includes(id))).expand;
}

const readList = (text: string | undefined) =>
  text
    ?.split(',')
    .map((one) => one.trim())
    .filter(Boolean);

function dropUndefined(options: RuleOptions): RuleOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
