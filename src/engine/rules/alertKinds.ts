import { textsIn } from '../language/textsIn';
import { OOM_LOOP_PARAMETERS } from '../score/oomLoopDefinition';
import { SCORE_PARAMETERS } from '../score/scoreDefinition';
import { CARDINALITY_PARAMETERS } from '../cardinality/cardinalityScoreDefinition';
import { RULE_LIMITS } from './ruleLimits';

export type AlertKind =
  'leak' | 'oom-loop' | 'masked-leak' | 'fast-leak' | 'time-to-limit' | 'node-pressure' | 'cardinality';

/** What the recorded series of an alert are about. `workload`: a container of a workload, over the lives of all its pods. */
export type AlertSubject = 'container' | 'workload' | 'node' | 'target';

export interface AlertKindInfo {
  kind: AlertKind;
  subject: AlertSubject;
  /** Name of the alert in Prometheus; it never changes, because silences and routes name it. */
  alert: string;
  /** Name of the rule in Grafana. */
  title: string;
  /** The same where an alert on containers is for a workload; null where it is none. Rules from files keep their title. */
  workloadTitle: string | null;
  /** A score fires from the threshold on, a time below it. */
  unit: 'points' | 'seconds';
  threshold: number;
  holdSeconds: number;
  keepSeconds: number;
  severity: string;
  /** Page of the runbook, below docs/. */
  page: string;
  /** Dashboard and panel that show what the alert is about. */
  dashboardUid: string;
  panelId: number;
}

const FLEET = { dashboardUid: 'leakscope-fleet', panelId: 1 };
const { shortHold, shortKeep, timeToLimit, timeToPressure } = RULE_LIMITS;

/** In the order in which forms and files show them. */
export const ALERT_KINDS: readonly AlertKindInfo[] = textsIn('title')([
  {
    kind: 'leak',
    subject: 'container',
    alert: 'LeakscopeMemoryLeak',
    title: 'Memory leak in a container',
    workloadTitle: 'Memory leak in a workload',
    unit: 'points',
    threshold: SCORE_PARAMETERS.alert.value,
    holdSeconds: SCORE_PARAMETERS.alertHold.value,
    keepSeconds: SCORE_PARAMETERS.alertKeep.value,
    severity: 'warning',
    page: 'detectors/leak.md',
    ...FLEET,
  },
  {
    kind: 'oom-loop',
    subject: 'container',
    alert: 'LeakscopeOomLoop',
    title: 'A container fills its limit again and again',
    workloadTitle: 'A workload fills its limit again and again',
    unit: 'points',
    threshold: SCORE_PARAMETERS.alert.value,
    holdSeconds: shortHold.value,
    // The score looks back a day; after that the last kill is old.
    keepSeconds: (OOM_LOOP_PARAMETERS.window.value * 3600) / 4,
    severity: 'warning',
    page: 'detectors/restart-loop.md',
    ...FLEET,
  },
  {
    kind: 'masked-leak',
    subject: 'workload',
    alert: 'LeakscopeMaskedLeak',
    title: 'Memory leak that restarts hide',
    workloadTitle: null,
    unit: 'points',
    threshold: SCORE_PARAMETERS.alert.value,
    holdSeconds: SCORE_PARAMETERS.alertHold.value,
    keepSeconds: SCORE_PARAMETERS.alertKeep.value,
    severity: 'warning',
    page: 'alerting.md',
    ...FLEET,
  },
  {
    kind: 'fast-leak',
    subject: 'workload',
    alert: 'LeakscopeFastLeak',
    title: 'Memory leak that is killed within a day of each start',
    workloadTitle: null,
    unit: 'points',
    threshold: SCORE_PARAMETERS.alert.value,
    holdSeconds: shortHold.value,
    keepSeconds: SCORE_PARAMETERS.alertKeep.value,
    severity: 'critical',
    page: 'alerting.md',
    ...FLEET,
  },
  {
    kind: 'time-to-limit',
    subject: 'container',
    alert: 'LeakscopeLimitSoon',
    title: 'A container reaches its memory limit soon',
    workloadTitle: 'A workload reaches its memory limit soon',
    unit: 'seconds',
    threshold: timeToLimit.value,
    holdSeconds: shortHold.value,
    keepSeconds: shortKeep.value,
    severity: 'critical',
    page: 'alerting.md',
    ...FLEET,
  },
  {
    kind: 'node-pressure',
    subject: 'node',
    alert: 'LeakscopeNodePressureSoon',
    title: 'A node runs out of memory soon',
    workloadTitle: null,
    unit: 'seconds',
    threshold: timeToPressure.value,
    holdSeconds: shortHold.value,
    keepSeconds: shortKeep.value,
    severity: 'critical',
    page: 'alerting.md',
    dashboardUid: 'leakscope-nodes',
    panelId: 1,
  },
  {
    kind: 'cardinality',
    subject: 'target',
    alert: 'LeakscopeCardinality',
    title: 'The series of a target blow up',
    workloadTitle: null,
    unit: 'points',
    threshold: CARDINALITY_PARAMETERS.alert.value,
    holdSeconds: SCORE_PARAMETERS.alertHold.value,
    keepSeconds: SCORE_PARAMETERS.alertKeep.value,
    severity: 'warning',
    page: 'detectors/cardinality-leak.md',
    ...FLEET,
  },
]);

export const ALERT_KIND_NAMES: readonly AlertKind[] = ALERT_KINDS.map(({ kind }) => kind);
