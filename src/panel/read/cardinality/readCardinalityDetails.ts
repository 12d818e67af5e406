import type { DataFrame } from '@grafana/data';
import { cardinalityLabelsFrame, cardinalityMetricsFrame } from '../../../contract/cardinalityDetailFrames';
import { decodeLines, type CardinalityLine } from '../../../contract/cardinalityLines';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { type FrameTarget, toFrameTargetId } from '../../../contract/frameTarget';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type { LabelRow, MetricRow, TargetLine, TargetLines } from './cardinalityModel';

/** Metric families by the id of their target. */
export function readMetrics(frames: DataFrame[]): Map<string, MetricRow[]> {
  return groupByTarget(frames.map((frame) => decodeRows(cardinalityMetricsFrame, frame).rows));
}

/** Labels by the id of their target. */
export function readLabels(frames: DataFrame[]): Map<string, LabelRow[]> {
  return groupByTarget(
    frames.map((frame) =>
      decodeRows(cardinalityLabelsFrame, frame).rows.map((row) => ({ ...row, explodes: row.explodes === true }))
    )
  );
}

/** Rows by target. Where a target comes in several frames, those of the last one hold. */
function groupByTarget<T extends FrameTarget>(frames: T[][]): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const rows of frames) {
    const ofFrame = new Map<string, T[]>();
    for (const row of rows) {
      const id = toFrameTargetId(row);
      const known = ofFrame.get(id) ?? [];
      ofFrame.set(id, known);
      if (known.length < PANEL_LIMITS.cardinalityRows.value) {
        known.push(row);
      }
    }
    ofFrame.forEach((known, id) => all.set(id, known));
  }
  return all;
}

/** Series and memory over time, of each target and of its quiet replicas, by the id of the target. */
export function readTargetLines(frames: DataFrame[]): Map<string, TargetLines> {
  const all = new Map<string, TargetLines>();
  for (const frame of frames) {
    const { timesSeconds, lines } = decodeLines(frame);
    const own = lines.filter(({ role }) => role === 'target');
    const replicas = lines.filter(({ role }) => role === 'replica').slice(0, PANEL_LIMITS.comparedReplicas.value);
    if (own.length > 0) {
      all.set(toFrameTargetId(own[0].target), { timesSeconds, lines: [...own, ...replicas].map(toLine) });
    }
  }
  return all;
}

function toLine({ role, target, pod, series, memoryBytes }: CardinalityLine): TargetLine {
  return { role, id: toFrameTargetId(target), name: capText(pod ?? target.instance), series, memoryBytes };
}
