import { say } from '../language/say';
import { SCORE_PART } from './checkRuleOptions';
import { formatRuleDuration } from './duration';
import type { AlertSpec } from './alertSpec';

/** How one system writes templates. */
export interface TemplateForm {
  /** The value that made the alert fire: as a number without decimals, or as a duration. */
  score: string;
  duration: string;
  /** Address of Grafana, or null where it is not known. */
  grafanaUrl: string | null;
}

const DOCS_URL = 'https://github.com/leakscope/leakscope/blob/main/docs/';
const CONTAINER = '/d/leakscope-container';
const NODES = '/d/leakscope-nodes';
const FLEET = '/d/leakscope-fleet';
const WORKLOAD = '/d/leakscope-workload';
/** Labels that are variables of the dashboards under the same name. */
const SCOPE = ['namespace', 'workload', 'pod', 'container'];
const OF_CONTAINER = ['namespace', 'pod', 'container'];
const OF_WORKLOAD = ['namespace', 'workload', 'container'];

/**
 * How to group notifications: by workload and not by pod. A leak is a property of the code, so that all replicas leak,
 * and the names of pods change with each release.
 */
export const NOTIFICATION_GROUPING = {
  groupBy: ['alertname', 'cluster', 'namespace', 'workload', 'container'],
  groupWait: '5m',
  groupInterval: '1h',
  repeatInterval: '1d',
} as const;

/** What a person reads: summary, description, where to look, what to do. Values of labels come in by templates. */
export function buildAnnotations(spec: AlertSpec, form: TemplateForm): Record<string, string> {
  const dashboard = toDashboardPath(spec);
  return {
    ...toSentences(spec, form),
    runbook_url: `${DOCS_URL}${spec.page}${spec.page === 'alerting.md' ? `#${spec.kind}` : ''}`,
    ...(form.grafanaUrl === null ? {} : { dashboard_url: `${form.grafanaUrl}${dashboard}` }),
  };
}

const toLabel = (label: string) => `{{ $labels.${label} }}`;

/** A workload is what people know: its container stands behind it. */
function toNameOf({ keys, isByWorkload }: AlertSpec): string {
  const told = keys.filter((label) => label !== SCORE_PART);
  const names = told.filter((label) => !isByWorkload || label !== 'container').map(toLabel);
  return names.join('/') + (names.length < told.length ? say` (container ${toLabel('container')})` : '');
}

function toSentences(spec: AlertSpec, { score, duration }: TemplateForm): { summary: string; description: string } {
  const name = toNameOf(spec);
  const part = spec.keys.includes(SCORE_PART) ? say` (part: ${toLabel(SCORE_PART)})` : '';
  const within = formatRuleDuration(spec.threshold);
  switch (spec.kind) {
    case 'leak':
      return {
        summary: say`Memory of ${name} looks like a leak`,
        description: say`The leak score is ${score} of 100: the floor of its memory${part} keeps rising, at a level not seen in the days before. Open the container in Leakscope to see which part of its memory grows.`,
      };
    case 'masked-leak':
      return {
        summary: say`Memory of ${name} leaks, and restarts hide it`,
        description: say`The score across lives is ${score} of 100: over three days each life rises and none levels off, at every age and in every quarter of the day, and each ends before the limit. A restart hides the growth and does not cure it.`,
      };
    case 'fast-leak':
      return {
        summary: say`${name} is killed for memory, and its next life climbs as well`,
        description: say`The score across lives is ${score} of 100: it was killed for memory within a day, and its lives climb at a pace that reaches the limit within a day of each start. Open the workload in Leakscope to see when the next kill is due.`,
      };
    case 'oom-loop':
      return {
        summary: say`${name} fills its memory limit again and again`,
        description: say`The score of OOM loops is ${score} of 100: within a day it was restarted after OOM kills, and its memory rose each time. It leaks faster than the leak score can see, or the limit is too low for what it does.`,
      };
    case 'time-to-limit':
      return {
        summary: say`${name} reaches its memory limit soon`,
        description: say`At the growth of the last six hours the limit is reached in ${duration}, and then the OOM killer ends it. The alert fires below ${within}.`,
      };
    case 'node-pressure':
      return {
        summary: say`Node ${name} runs out of memory soon`,
        description: say`At the growth of the last six hours the kubelet begins to evict pods in ${duration}. The alert fires below ${within}. Open the node in Leakscope to see which containers drive it.`,
      };
    case 'cardinality':
      return {
        summary: say`The series of ${name} blow up`,
        description: say`The cardinality score is ${score} of 100: each scrape brings more series than the one before, at a level not seen in the days before. A label with ever-new values also fills the memory of the program.`,
      };
  }
}

/** The dashboard with its variables set; values are quoted for an address, whatever they hold. */
function toDashboardPath({ subject, keys, clusterLabel }: AlertSpec): string {
  const has = (labels: readonly string[]) => labels.every((label) => keys.includes(label));
  const ofContainers = has(OF_WORKLOAD) ? WORKLOAD : has(OF_CONTAINER) ? CONTAINER : FLEET;
  const path = subject === 'node' ? NODES : subject === 'target' ? FLEET : ofContainers;
  const variables = [
    ...keys.filter((label) => label === clusterLabel).map((label) => toVariable('cluster', label)),
    ...keys.filter((label) => SCOPE.includes(label)).map((label) => toVariable(label, label)),
  ];
  return `${path}?${['from=now-7d', 'to=now', ...variables].join('&')}`;
}

const toVariable = (variable: string, label: string) => `var-${variable}={{ $labels.${label} | urlquery }}`;
