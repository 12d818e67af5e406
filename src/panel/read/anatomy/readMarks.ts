import type { DataFrame } from '@grafana/data';
import { MARKS } from '../../../contract/frames';
import { capText } from '../../parts/words/capText';
import { countRows, findField, findTimeField, numberAt } from '../frames/fieldValues';

export const MARK_KINDS = ['oom-kill', 'restart', 'deploy', 'onset'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

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
  const marks: Mark[] = [];
  for (const frame of frames ?? []) {
    const [time, title, text, tags] = [
      findTimeField(frame),
      findField(frame, MARKS.title),
      findField(frame, MARKS.text),
      findField(frame, MARKS.tags),
    ];
    for (let row = 0; row < countRows(frame); row++) {
      const timeMs = numberAt(time, row);
      const kind = toKind(tags?.values[row]);
      if (timeMs !== null && kind !== null) {
        const words = [title?.values[row], text?.values[row]].filter((one) => typeof one === 'string' && one !== '');
        marks.push({ timeMs, kind, text: words.length > 0 ? capText(words.join(': ')) : null });
      }
    }
  }
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

/** Tags are a list, or its text after a transformation. */
function toKind(tags: unknown): MarkKind | null {
  const list: unknown[] = Array.isArray(tags) ? tags : typeof tags === 'string' ? tags.split(/[\s,]+/) : [];
  return MARK_KINDS.find((kind) => list.includes(kind)) ?? null;
}
