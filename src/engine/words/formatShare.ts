import { SCREEN_MARKS } from './figureMarks';

/** `85 %`; a share that is there but rounds to nothing is `<1 %`. */
export function formatShare(part: number | null, whole: number | null): string {
  const percent = part === null || whole === null || whole <= 0 ? NaN : (100 * part) / whole;
  if (!Number.isFinite(percent)) {
    return SCREEN_MARKS.unknown;
  }
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}
