import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { marksFrame, type MarkKind } from '../../../contract/marksFrame';
import { capText } from '../../parts/words/capText';

/** Something that happened to the container at one moment, or that its memory tells. */
export interface Mark {
  timeMs: number;
  kind: MarkKind;
  /** What there is to read about it; null when its kind says all. */
  text: string | null;
}

/** More marks than this hide the chart. The latest stay. */
export const MAX_MARKS = 200;
/** An annotation and a change of the start time tell of the same restart when they are this close. */
const SAME_MARK_MS = 120_000;

/** Restarts, OOM kills, deploys and onsets among the annotations; other annotations are none of ours. Ascending by time. */
export function readMarks(frames: DataFrame[] | undefined): Mark[] {
  const marks = (frames ?? []).flatMap((frame) =>
    decodeRows(marksFrame, frame).rows.map(({ atSeconds, kind, title, text }): Mark => {
      const words = [title, text].filter((one) => one !== null);
      return { timeMs: Math.round(atSeconds * 1000), kind, text: words.length > 0 ? capText(words.join(': ')) : null };
    })
  );
  return marks.sort((a, b) => a.timeMs - b.timeMs).slice(-MAX_MARKS);
}

/** Marks of the annotations, and the restarts that only the start time tells of. Ascending by time. */
export function addRestarts(marks: Mark[], restartTimesMs: number[]): Mark[] {
  const isTold = (timeMs: number) =>
    marks.some(
      ({ kind, timeMs: told }) => (kind === 'restart' || kind === 'oom-kill') && Math.abs(told - timeMs) <= SAME_MARK_MS
    );
  const others = restartTimesMs
    .filter((timeMs) => !isTold(timeMs))
    .map((timeMs): Mark => ({ timeMs, kind: 'restart', text: null }));
  return [...marks, ...others].sort((a, b) => a.timeMs - b.timeMs).slice(-MAX_MARKS);
}
