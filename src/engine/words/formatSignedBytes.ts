import { SCREEN_MARKS, type FigureMarks } from './figureMarks';
import { formatBytes } from './formatBytes';
import { isKnown } from './isKnown';

/** `+12.3 MiB`; below half a byte it is `0 B`. */
export function formatSignedBytes(
  bytes: number | null,
  marks: Pick<FigureMarks, 'unknown' | 'minus'> = SCREEN_MARKS
): string {
  return `${isKnown(bytes) && Math.round(bytes) > 0 ? '+' : ''}${formatBytes(bytes, marks)}`;
}
