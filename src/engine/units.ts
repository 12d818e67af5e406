/** Units. They decide nothing, so they have no table. */
export const SECONDS_PER_MINUTE = 60;
export const SECONDS_PER_HOUR = 3600;
export const SECONDS_PER_DAY = 86_400;
export const MINUTES_PER_HOUR = 60;
export const HOURS_PER_DAY = 24;
export const MILLISECONDS_PER_SECOND = 1000;
export const MILLISECONDS_PER_HOUR = SECONDS_PER_HOUR * MILLISECONDS_PER_SECOND;
/** A share of 1, and the most that a score reaches. */
export const PER_CENT = 100;
/** Scores and growths of series cut their windows into quarters: 0 is the newest one in a score, the oldest in a growth. */
export const QUARTERS = 4;
export const LAST_QUARTER = 3;
