import { formatSignedBytes } from './formatSignedBytes';
import { SCREEN_MARKS } from './figureMarks';
import { isKnown } from './isKnown';

/** `+12.3 MiB/h`. */
export function formatGrowth(bytesPerHour: number | null): string {
  return isKnown(bytesPerHour) ? `${formatSignedBytes(bytesPerHour)}/h` : SCREEN_MARKS.unknown;
}
