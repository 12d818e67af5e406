import { ALERT_KINDS, type AlertSpec, type AlertSubject, buildAlertSpecs, matcher, say } from '../../engine';
import type { AskSession } from '../ask/session';
import type { QueryCost } from '../ask/prometheusClient';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { keyLabels } from '../containers/memoryQueries';
import { PART_LABEL } from '../containers/partQueries';
import { subjectLabels, WITNESS, WORKLOAD_WITNESS } from './recordedNames';

export interface RecordingRequest {
  /** Unix seconds. */
  atSeconds: number;
  clusterLabel: string | null;
  signal?: AbortSignal;
}

/** One series that the rule file records and alerts read. */
export interface RecordedSeries {
  name: string;
  subject: AlertSubject;
  state: 'fresh' | 'stale' | 'missing';
  /** Unix seconds; null where there is none within a day: a score is absent while nothing rises. */
  newestSeconds: number | null;
  series: number;
}

export interface RecordedAlert {
  alert: string;
  /** `pending` or `firing`. */
  state: string;
  count: number;
}

export interface Recording {
  series: RecordedSeries[];
  alerts: RecordedAlert[];
  /** Whether lists and back-tests of containers can read the recorded scores. */
  used: boolean;
  sentences: string[];
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/**
 * Whether the recording rules of the alerts are installed, how fresh what they record is, and which alerts of rule files are
 * pending or firing. Errors of the server reject.
 */
export async function collectRecording(ask: AskSession, request: RecordingRequest): Promise<Recording> {
  const { atSeconds, clusterLabel } = request;
  const asked = ask.at(atSeconds, request.signal);
  const specs = buildAlertSpecs({ clusterLabel, groupLabels: [...keyLabels(clusterLabel), PART_LABEL] }).filter(
    ({ subject }) => subject !== 'workload'
  );
  const ofWorkloads = buildAlertSpecs({ clusterLabel }).filter(({ isByWorkload }) => isByWorkload);
  const [alerts, workloads, ...found] = await Promise.all([
    findAlerts(asked),
    findWorkloads(asked, ofWorkloads),
    ...specs.map((spec) => findSeries(asked, spec, clusterLabel)),
  ]);
  const series = [...found.flatMap((one) => one.series), ...workloads];
  const isUsed = found.some(
    ({ series: [witness] }, index) => specs[index].kind === 'leak' && witness.state === 'fresh'
  );
  return {
    series,
    alerts,
    used: isUsed && found.every(({ misnamed }, index) => specs[index].subject !== 'container' || !misnamed),
    sentences: [...describeStates(series), ...found.flatMap(({ sentences }) => sentences)],
    warnings: asked.warnings,
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

async function findAlerts(asked: AskSession): Promise<RecordedAlert[]> {
  const names = ALERT_KINDS.map(({ alert }) => alert);
  const { vector } = await asked.instant(
    `count by (alertname, alertstate) (ALERTS{${matcher('alertname', '=~', names.join('|'))}})`
  );
  return vector
    .map(({ labels, value }) => ({ alert: labels.alertname ?? '', state: labels.alertstate ?? '', count: value }))
    .sort((a, b) => (`${a.alert} ${a.state}` < `${b.alert} ${b.state}` ? -1 : 1));
}

interface FoundSeries {
  /** What is there for everything that is measured, then what the alert reads. */
  series: RecordedSeries[];
  misnamed: boolean;
  sentences: string[];
}

async function findSeries(asked: AskSession, spec: AlertSpec, clusterLabel: string | null): Promise<FoundSeries> {
  const { kind, subject, series: name } = spec;
  const [witness, read] = await Promise.all([
    findState(asked, WITNESS[kind], subject),
    findState(asked, name, subject),
  ]);
  const sentences: string[] = [];
  // Where nothing rises there is no score, while all that it is made of is there.
  const isQuiet = read.series === 0;
  if (isQuiet && witness.state === 'fresh') {
    sentences.push(say`${name} has no series now: nothing rises.`);
  }
  const missing = witness.state === 'fresh' ? await findMissingLabels(asked, WITNESS[kind], subject, clusterLabel) : [];
  for (const label of missing) {
    sentences.push(
      label === clusterLabel
        ? say`${WITNESS[kind]} is recorded without the cluster label "${label}": make the rule file anew with this label, or clear it in the settings of the data source.`
        : say`${WITNESS[kind]} is recorded without the label "${label}": other rules write this name, or someone edited the file. Make it anew.`
    );
  }
  return {
    series: [witness, isQuiet ? { ...read, state: witness.state } : read],
    misnamed: missing.length > 0,
    sentences,
  };
}

/** What alerts on workloads read. Where nothing rises there is no score, while the workloads are counted. */
async function findWorkloads(asked: AskSession, specs: readonly AlertSpec[]): Promise<RecordedSeries[]> {
  const witnessOf = ({ kind, subject }: AlertSpec) => (subject === 'workload' ? WITNESS[kind] : WORKLOAD_WITNESS);
  const witnesses = [...new Set([WORKLOAD_WITNESS, ...specs.map(witnessOf)])];
  const [seen, read] = await Promise.all([
    Promise.all(witnesses.map((name) => findState(asked, name, 'container'))),
    Promise.all(specs.map(({ series }) => findState(asked, series, 'container'))),
  ]);
  const stateOf = (spec: AlertSpec) => seen[witnesses.indexOf(witnessOf(spec))].state;
  return [...seen, ...read.map((one, i) => (one.series === 0 ? { ...one, state: stateOf(specs[i]) } : one))];
}

async function findState(asked: AskSession, name: string, subject: AlertSubject): Promise<RecordedSeries> {
  const [newest, count] = await Promise.all([
    asked.instant(`max(timestamp(${name}))`),
    asked.instant(`count(${name})`),
  ]);
  const series = count.vector[0]?.value ?? 0;
  const now = newest.vector[0]?.value ?? null;
  if (now !== null) {
    return { name, subject, state: 'fresh', newestSeconds: now, series };
  }
  const { staleSeconds, historyStepSeconds } = ALERT_COLLECT_LIMITS;
  // Nothing is there now, so that this reads only what was recorded before it ended.
  const before = await asked.instant(
    `max_over_time(max(timestamp(${name}))[${staleSeconds.value}s:${historyStepSeconds.value}s])`
  );
  const last = before.vector[0]?.value ?? null;
  return { name, subject, state: last === null ? 'missing' : 'stale', newestSeconds: last, series };
}

async function findMissingLabels(
  asked: AskSession,
  name: string,
  subject: AlertSubject,
  clusterLabel: string | null
): Promise<string[]> {
  const labels = subjectLabels(subject, clusterLabel);
  const counts = await Promise.all(labels.map((label) => asked.instant(`count(${name}{${matcher(label, '=', '')}})`)));
  return labels.filter((_, index) => counts[index].vector.length > 0);
}

function describeStates(series: readonly RecordedSeries[]): string[] {
  if (series.every(({ state }) => state === 'missing')) {
    return [say`Nothing is recorded: install the rule file, and scores and alerts are worked out on the server.`];
  }
  const stale = series.filter(({ state }) => state === 'stale').map(({ name }) => name);
  const missing = series.filter(({ state }) => state === 'missing').map(({ name }) => name);
  return [
    ...(stale.length > 0
      ? [say`Not recorded lately: ${stale.join(', ')}. See whether the rules are still evaluated.`]
      : []),
    ...(missing.length > 0 ? [say`Not recorded: ${missing.join(', ')}. The alerts that read them never fire.`] : []),
  ];
}
