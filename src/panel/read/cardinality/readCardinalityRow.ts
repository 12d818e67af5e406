import type { DataFrame, Field } from '@grafana/data';
import {
  CARDINALITY,
  CARDINALITY_EVIDENCE,
  CARDINALITY_FIXES,
  CARDINALITY_TREND,
} from '../../../contract/cardinalityFrames';
import { type CardinalityKind, type ChurnCause, type ClientLibraryName, toScrapeTargetId } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type { CardinalityEvidence, CardinalityFix, CardinalityRow, LookedInto, SeriesTrend } from './cardinalityModel';
import { bytesAt, countRows, findField, findTimeField, numberAt, textAt } from '../frames/fieldValues';
import { readRows, toKnown } from '../triage/readDiagnosis';
import { toSeconds } from '../frames/toSeconds';

const KINDS: readonly string[] = [
  'blow-up',
  'churn',
  'bounded',
  'rejected',
  'steady',
  'unknown',
] satisfies CardinalityKind[];
const CAUSES: readonly string[] = ['restarts', 'labels'] satisfies ChurnCause[];
const LIBRARIES: readonly string[] = [
  'micrometer',
  'client_java',
  'client_golang',
  'prom-client',
  'prometheus_client',
  'opentelemetry',
] satisfies ClientLibraryName[];
const ABOUTS: readonly string[] = ['series', 'memory', 'note'] satisfies Array<CardinalityEvidence['about']>;

/** Line breaks and tabs belong to code; nothing else that acts on a terminal or cannot be seen does. */
const HIDDEN = /[^\P{C}\n\t]|\p{Zl}|\p{Zp}/u;

/** One target of the list, without what other frames say about it; null without a job. */
export function readCardinalityRow(frame: DataFrame, row: number): CardinalityRow | null {
  const field = (name: string) => findField(frame, name);
  const text = (name: string) => textAt(field(name), row);
  const number = (name: string) => numberAt(field(name), row);
  const amount = (name: string) => bytesAt(field(name), row);
  const job = text(CARDINALITY.job);
  if (job === null) {
    return null;
  }
  const target = { cluster: text(CARDINALITY.cluster), job, instance: text(CARDINALITY.instance) ?? '' };
  const also = text(CARDINALITY.also);
  const [score, correlation] = [number(CARDINALITY.score), number(CARDINALITY.correlation)];
  const [metric, label] = [text(CARDINALITY.metric), text(CARDINALITY.label)];
  return {
    ...target,
    also,
    id: toScrapeTargetId({ ...target, ...(also !== null && { also: { also } }) }),
    rank: 0,
    namespace: text(CARDINALITY.namespace),
    pod: text(CARDINALITY.pod),
    container: text(CARDINALITY.container),
    kind: toKnown<CardinalityKind>(KINDS, text(CARDINALITY.kind)) ?? 'unknown',
    churnCause: toKnown<ChurnCause>(CAUSES, text(CARDINALITY.churnCause)),
    metric,
    label,
    library: toKnown<ClientLibraryName>(LIBRARIES, text(CARDINALITY.library)),
    coupled: toFlag(text(CARDINALITY.coupled)),
    lookedInto: toLookedInto(text(CARDINALITY.lookedInto)),
    score: score === null ? null : Math.min(100, Math.max(0, score)),
    series: amount(CARDINALITY.series),
    keptSeries: amount(CARDINALITY.keptSeries),
    seriesAtStart: amount(CARDINALITY.seriesAtStart),
    startSeconds: toSeconds(number(CARDINALITY.startTime)),
    grownSeries: number(CARDINALITY.grownSeries),
    seriesPerHour: number(CARDINALITY.seriesPerHour),
    addedPerHour: amount(CARDINALITY.addedPerHour),
    restarts: amount(CARDINALITY.restarts),
    sampleLimit: amount(CARDINALITY.sampleLimit),
    memoryGrowthBytes: number(CARDINALITY.memoryGrowthBytes),
    explainedBytes: amount(CARDINALITY.explainedBytes),
    estimatedBytes: amount(CARDINALITY.estimatedBytes),
    bytesPerSeries: amount(CARDINALITY.bytesPerSeries),
    correlation: correlation === null ? null : Math.min(1, Math.max(-1, correlation)),
    trend: readTrend(field(CARDINALITY.trend), row),
    evidence: readRows(field(CARDINALITY.evidence), row, toEvidence),
    fixes: readRows(field(CARDINALITY.fixes), row, toFix),
    metrics: [],
    labels: [],
    lines: null,
  };
}

/** The contract writes yes and no as words; anything else is not known. */
export function toFlag(text: string | null): boolean | null {
  return text === 'true' ? true : text === 'false' ? false : null;
}

function toLookedInto(text: string | null): LookedInto {
  return text === 'yes'
    ? { state: 'yes', reason: null }
    : text === null || text === 'no'
      ? { state: 'no', reason: null }
      : { state: 'refused', reason: capText(text) };
}

function readTrend(field: Field | undefined, row: number): SeriesTrend | null {
  const value: unknown = field?.values?.[row];
  const frame = (Array.isArray(value) ? value[0] : value) as DataFrame | null | undefined;
  const time = frame && Array.isArray(frame.fields) ? findTimeField(frame) : undefined;
  const series = frame && time && findField(frame, CARDINALITY_TREND.series);
  if (!frame || !time || !series) {
    return null;
  }
  const trend: SeriesTrend = { timesSeconds: [], series: [] };
  for (let point = 0; point < countRows(frame); point++) {
    const timeMs = numberAt(time, point);
    if (timeMs !== null) {
      trend.timesSeconds.push(timeMs / 1000);
      trend.series.push(bytesAt(series, point));
    }
  }
  return trend.timesSeconds.length > 0 ? trend : null;
}

function toEvidence(frame: DataFrame, row: number): CardinalityEvidence | null {
  const text = textAt(findField(frame, CARDINALITY_EVIDENCE.text), row);
  const about = toKnown<CardinalityEvidence['about']>(
    ABOUTS,
    textAt(findField(frame, CARDINALITY_EVIDENCE.about), row)
  );
  return text === null ? null : { about: about ?? 'note', text: capText(text) };
}

function toFix(frame: DataFrame, row: number): CardinalityFix | null {
  const text = (name: string) => textAt(findField(frame, name), row);
  const title = text(CARDINALITY_FIXES.title);
  const [code, note] = [text(CARDINALITY_FIXES.code), text(CARDINALITY_FIXES.note)];
  return title === null
    ? null
    : {
        title: capText(title),
        language: capText(text(CARDINALITY_FIXES.language) ?? ''),
        code: code !== null && code.length <= PANEL_LIMITS.codeCharacters.value && !HIDDEN.test(code) ? code : null,
        note: note === null ? null : capText(note),
        sparesProcess: toFlag(text(CARDINALITY_FIXES.sparesProcess)),
        savedSeries: bytesAt(findField(frame, CARDINALITY_FIXES.savedSeries), row),
      };
}
