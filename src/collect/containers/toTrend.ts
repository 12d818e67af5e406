import type { Trend } from '../../engine';
import { HOUR_SECONDS } from './fetchDetails';
import type { HourlyFloors } from './toContainerScore';

/**
 * The memory of a container and its floor under it. A floor belongs to the samples of the hour that ended at its time;
 * an hour that still runs has none yet. Drawn on into the next hour it would lie above the memory after a drop.
 */
export function toTrend(timesSeconds: number[], wholeBytes: Array<number | null>, hourly: HourlyFloors | null): Trend {
  return {
    timesSeconds,
    wholeBytes,
    floorBytes: timesSeconds.map((time, row) => {
      const hour = hourly ? Math.ceil((time - hourly.timesSeconds[0]) / HOUR_SECONDS) : -1;
      const floor = hourly?.bytes[hour] ?? null;
      // A sample may be some minutes older than its time, and then of the hour before.
      return floor === null ? null : Math.min(floor, wholeBytes[row] ?? floor);
    }),
  };
}
