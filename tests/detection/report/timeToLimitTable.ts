import type { Detector } from '../detectors/detector';
import type { Outcome } from '../judge';
import { measure } from '../metrics/measure';
import { asShare, toTable } from './format';

/** Upper ends in hours. */
const BINS: ReadonlyArray<{ title: string; hours: number }> = [
  { title: 'under 12 h', hours: 12 },
  { title: '12 to 24 h', hours: 24 },
  { title: '1 to 2 d', hours: 48 },
  { title: '2 to 4 d', hours: 96 },
  { title: '4 to 8 d', hours: 192 },
  { title: 'over 8 d, or not in the data', hours: Infinity },
];

/** Share of leaks found before the limit, by how long they take to it from the onset (or the first sample). */
export function timeToLimitTable(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  const leaks = outcomes.filter(({ truth }) => truth.label === 'leak');
  const hoursOf = ({ secondsToHit }: Outcome) => (secondsToHit === null ? Infinity : secondsToHit / 3600);
  const rows = BINS.map(({ title, hours }, i) => {
    const from = i === 0 ? -Infinity : BINS[i - 1].hours;
    const own = leaks.filter((one) => hoursOf(one) > from && hoursOf(one) <= hours);
    const cells = detectors.map(({ name }) =>
      asShare(measure(own.filter(({ detector }) => detector === name)).beforeLimit)
    );
    return [title, String(own.length / Math.max(1, detectors.length)), ...cells];
  });
  return toTable(['time to the limit', 'leaks', ...detectors.map(({ name }) => name)], rows);
}
