import type { FigureMarks } from './figureMarks';

export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 86_400;

/** The largest first. */
export const TIME_UNITS: ReadonlyArray<{ seconds: number; mark: keyof FigureMarks }> = [
  { seconds: DAY_SECONDS, mark: 'day' },
  { seconds: HOUR_SECONDS, mark: 'hour' },
  { seconds: MINUTE_SECONDS, mark: 'minute' },
];
