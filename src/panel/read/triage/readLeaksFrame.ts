import { DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import { LEAKS, META_KEY, type LeakscopeMeta } from '../../../contract/frames';
import { findPart, type Level, SCORED_PARTS, type ScoreState, toContainerId } from '../../../engine';
import { bytesAt, countRows, findField, numberAt, textAt, toNumber } from '../frames/fieldValues';
import { readDiagnosis } from './readDiagnosis';
import { readTrend } from '../frames/readTrend';
import { toLimit } from '../frames/toLimit';
import { toLimitRatio } from '../frames/toLimitRatio';
import { toSeconds } from '../frames/toSeconds';
import type { TriageModel, TriageRow } from './triageModel';

const SCORE_STATES: readonly string[] = ['scored', 'flat', 'too-short', 'gaps', 'not-measured'] satisfies ScoreState[];
const LEVELS: readonly string[] = ['L1', 'L2', 'L3'] satisfies Level[];

/** More rows than the data source ever sends; a frame from elsewhere is cut here, and the footer says so. */
export const MAX_ROWS = 1_000;

/** A frame of the query type `leaks`, or one that a transformation made from it. */
export function isLeaksFrame(frame: DataFrame): boolean {
  if (frame.meta?.type !== undefined && frame.meta.type !== DataFrameType.NumericLong) {
    return false;
  }
  const measures: readonly string[] = [LEAKS.score, LEAKS.slopeBytesPerHour, LEAKS.usageBytes, LEAKS.workingSetBytes];
  return (
    findField(frame, LEAKS.container)?.type === FieldType.string &&
    frame.fields.some((field) => measures.includes(field.name))
  );
}

/** Rows in the order of the frame, which is the rank. Rows without a container name are left out. */
export function readLeaksFrame(frame: DataFrame): TriageModel {
  const rowCount = countRows(frame);
  const rows: TriageRow[] = [];
  for (let row = 0; row < Math.min(rowCount, MAX_ROWS); row++) {
    const read = readRow(frame, row, rows.length + 1);
    if (read) {
      rows.push(read);
    }
  }
  const meta = frame.meta?.custom?.[META_KEY] as Partial<LeakscopeMeta> | undefined;
  return {
    rows,
    totalContainers: toNumber(meta?.totalContainers) ?? (rowCount > MAX_ROWS ? rowCount : null),
    ranksByScore: findField(frame, LEAKS.score) !== undefined,
    notices: frame.meta?.notices ?? [],
  };
}

function readRow(frame: DataFrame, row: number, rank: number): TriageRow | null {
  const field = (name: string) => findField(frame, name);
  const containerField = field(LEAKS.container);
  const container = textAt(containerField, row);
  if (container === null) {
    return null;
  }
  const key = {
    cluster: textAt(field(LEAKS.cluster), row),
    namespace: textAt(field(LEAKS.namespace), row) ?? '',
    pod: textAt(field(LEAKS.pod), row) ?? '',
    container,
  };
  const score = toScore(numberAt(field(LEAKS.score), row));
  const figures = {
    usageBytes: bytesAt(field(LEAKS.usageBytes), row),
    workingSetBytes: bytesAt(field(LEAKS.workingSetBytes), row),
    limitBytes: toLimit(numberAt(field(LEAKS.limitBytes), row)),
  };
  return {
    id: toContainerId(key),
    rank,
    key,
    node: textAt(field(LEAKS.node), row),
    score,
    scoreMaxOneDay: toScore(numberAt(field(LEAKS.scoreMaxOneDay), row)),
    scoreState: toScoreState(textAt(field(LEAKS.scoreState), row), score),
    scorePart: SCORED_PARTS.find(({ name }) => name === textAt(field(LEAKS.scorePart), row))?.name ?? null,
    oomLoopScore: toScore(numberAt(field(LEAKS.oomLoopScore), row)),
    part: findPart(textAt(field(LEAKS.part), row) ?? '')?.name ?? null,
    partSlopeBytesPerHour: numberAt(field(LEAKS.partSlopeBytesPerHour), row),
    slopeBytesPerHour: numberAt(field(LEAKS.slopeBytesPerHour), row),
    ...figures,
    limitRatio: toLimitRatio(figures),
    restarts: bytesAt(field(LEAKS.restarts), row),
    startTimeSeconds: toSeconds(numberAt(field(LEAKS.startTime), row)),
    level: toLevel(textAt(field(LEAKS.level), row)),
    trend: readTrend(field(LEAKS.trend), row),
    diagnosis: readDiagnosis(frame, row),
    getLinks: () => containerField?.getLinks?.({ valueRowIndex: row }) ?? [],
  };
}

function toScore(value: number | null): number | null {
  return value === null ? null : Math.min(100, Math.max(0, value));
}

/** A state that contradicts the number is not believed. */
function toScoreState(text: string | null, score: number | null): ScoreState {
  if (score !== null) {
    return text === 'flat' ? 'flat' : 'scored';
  }
  return text !== null && text !== 'scored' && SCORE_STATES.includes(text) ? (text as ScoreState) : 'not-measured';
}

function toLevel(text: string | null): Level | null {
  return text !== null && LEVELS.includes(text) ? (text as Level) : null;
}
