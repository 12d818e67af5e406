import { SERIES_FILE_LIMITS } from './seriesFileLimits';

const NOT_SECONDS = 'has times that are not Unix seconds';

/** What is wrong with times that are no Unix seconds, to go after "Line 3"; null where nothing is. */
export function checkUnixSeconds(timesSeconds: readonly number[]): string | null {
  const { latestSeconds, latestMilliseconds, latestMicroseconds, latestNanoseconds } = SERIES_FILE_LIMITS;
  const latest = timesSeconds.reduce((most, time) => Math.max(most, time), -Infinity);
  if (timesSeconds.some((time) => time < 0)) {
    return `${NOT_SECONDS}: some are before 1970`;
  }
  if (latest < latestSeconds.value) {
    return null;
  }
  const units = [
    { name: 'milliseconds', until: latestMilliseconds.value, divideBy: '1,000' },
    { name: 'microseconds', until: latestMicroseconds.value, divideBy: '1,000,000' },
    { name: 'nanoseconds', until: latestNanoseconds.value, divideBy: '1,000,000,000' },
  ];
  const unit = units.find(({ until }) => latest < until);
  return unit
    ? `${NOT_SECONDS}: they look like ${unit.name}, so divide them by ${unit.divideBy}`
    : `${NOT_SECONDS}: they are too large for any unit of time`;
}
