import type { DataFrame } from '@grafana/data';
import {
  cardinalityLabelsFrame,
  cardinalityMetricsFrame,
  cardinalityServerFrame,
  cardinalityTopFrame,
} from '../../../contract/cardinalityDetailFrames';
import { cardinalityFrame, type CardinalityFrameRow } from '../../../contract/cardinalityFrame';
import { isLinesFrame } from '../../../contract/cardinalityLines';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { decodeMeta } from '../../../contract/codec/metaColumns';
import { toFrameTargetId } from '../../../contract/frameTarget';
import { capText } from '../../parts/words/capText';
import type { CardinalityModel, CardinalityRow, ServerSeries, TargetLines } from './cardinalityModel';
import { readLabels, readMetrics, readTargetLines } from './readCardinalityDetails';

/** The list of targets: by the names of the fields, which no other frame has together. */
export function isTargetsFrame(frame: DataFrame): boolean {
  return isFrameOf(cardinalityFrame, frame);
}

const isMetricsFrame = (frame: DataFrame) => isFrameOf(cardinalityMetricsFrame, frame);
const isLabelsFrame = (frame: DataFrame) => isFrameOf(cardinalityLabelsFrame, frame);
const isServerFrame = (frame: DataFrame) => isFrameOf(cardinalityServerFrame, frame);
const isTopFrame = (frame: DataFrame) => isFrameOf(cardinalityTopFrame, frame);

export function isCardinalityFrame(frame: DataFrame): boolean {
  return [isTargetsFrame, isMetricsFrame, isLabelsFrame, isLinesFrame, isServerFrame, isTopFrame].some((is) =>
    is(frame)
  );
}

/** Whether the frames answer a query of type `cardinality`: a list, or what comes along when no target matches. */
export function hasCardinality(frames: DataFrame[]): boolean {
  return frames.some(isTargetsFrame) || (frames.some(isServerFrame) && frames.every(isCardinalityFrame));
}

/**
 * The frames of queries of type `cardinality`; all but the list may be missing or come later. Where a target comes
 * twice, the later frame holds. Rows keep the order of the frames. Cost: linear.
 */
export function readCardinalityFrames(frames: DataFrame[]): CardinalityModel {
  const lists = frames.filter(isTargetsFrame);
  const byId = new Map<string, CardinalityRow>();
  let beyond = 0;
  for (const frame of lists) {
    const decoded = decodeRows(cardinalityFrame, frame);
    beyond += decoded.beyond;
    decoded.rows.map(toCardinalityRow).forEach((row) => byId.set(row.id, row));
  }
  const metrics = readMetrics(frames.filter(isMetricsFrame));
  const labels = readLabels(frames.filter(isLabelsFrame));
  const lines = readTargetLines(frames.filter(isLinesFrame));
  const rows = [...byId.values()].slice(0, cardinalityFrame.mostRows.value).map((row, index) => ({
    ...row,
    rank: index + 1,
    metrics: metrics.get(row.id) ?? [],
    labels: labels.get(row.id) ?? [],
    lines: nameLines(lines.get(row.id) ?? null, byId),
  }));
  const metas = lists.map((frame) => decodeMeta(cardinalityFrame, frame));
  const found = byId.size + beyond;
  return {
    rows,
    totalTargets: sumKnown(metas.map(({ totalTargets }) => totalTargets)) ?? (found > rows.length ? found : null),
    lookedInto: sumKnown(metas.map(({ lookedInto }) => lookedInto)),
    toLookInto: sumKnown(metas.map(({ toLookInto }) => toLookInto)),
    requests: sumKnown(metas.map(({ requests }) => requests)),
    samples: sumKnown(metas.map(({ samples }) => samples)),
    server: readServer(frames.filter(isServerFrame)),
    top: frames.filter(isTopFrame).flatMap((frame) => decodeRows(cardinalityTopFrame, frame).rows),
    notices: frames.filter(isCardinalityFrame).flatMap(({ meta }) => meta?.notices ?? []),
  };
}

/** Pods say more than addresses, and the list knows those of replicas too. */
function nameLines(lines: TargetLines | null, rows: ReadonlyMap<string, CardinalityRow>): TargetLines | null {
  return (
    lines && {
      ...lines,
      lines: lines.lines.map((line) => ({ ...line, name: capText(rows.get(line.id)?.pod ?? line.name) })),
    }
  );
}

/** Over several queries; null unless all of them say it. */
function sumKnown(values: Array<number | null>): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0);
}

/** Of several servers none is shown: their sum would be of no server. */
function readServer(frames: DataFrame[]): ServerSeries | null {
  return frames.length === 1 ? (decodeRows(cardinalityServerFrame, frames[0]).rows[0] ?? null) : null;
}

/** One target of the list, without what other frames say about it. */
function toCardinalityRow({ startTime, stoppedTime, ...row }: CardinalityFrameRow): CardinalityRow {
  return {
    ...row,
    id: toFrameTargetId(row),
    rank: 0,
    startSeconds: startTime,
    stoppedSeconds: stoppedTime,
    metrics: [],
    labels: [],
    lines: null,
  };
}
