import { SCREEN_MARKS, type FigureMarks } from './figureMarks';
import { isKnown } from './isKnown';

/** `8,610`: whole, with commas. */
export function formatCount(count: number | null, { unknown }: Pick<FigureMarks, 'unknown'> = SCREEN_MARKS): string {
  return isKnown(count) ? String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',') : unknown;
}
