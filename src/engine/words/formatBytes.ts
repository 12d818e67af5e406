import { SCREEN_MARKS, type FigureMarks } from './figureMarks';
import { isKnown } from './isKnown';
import { toSize } from './toSize';

/** `435.1 MiB`; one digit after the point is enough to compare two containers, whole bytes have none. */
export function formatBytes(
  bytes: number | null,
  { unknown, minus }: Pick<FigureMarks, 'unknown' | 'minus'> = SCREEN_MARKS
): string {
  if (!isKnown(bytes)) {
    return unknown;
  }
  return `${bytes < 0 && Math.round(-bytes) > 0 ? minus : ''}${toSize(bytes, () => 1)}`;
}
