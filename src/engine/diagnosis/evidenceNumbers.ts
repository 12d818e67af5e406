import { SECONDS_PER_HOUR } from '../units';
import type { Facts } from './gatherFacts';
import type { PartTrend } from './partTrends';

/** Figures of sentences, with the unit in their names. */
export const NO_NUMBERS: Record<string, number> = {};
export const growthOf = (part: PartTrend | null): Record<string, number> =>
  part === null
    ? NO_NUMBERS
    : {
        growthBytes: part.trend.growthBytes,
        bytesPerHour: part.trend.slope.slope * SECONDS_PER_HOUR,
        bytesPerHourLow: part.trend.slope.low * SECONDS_PER_HOUR,
        bytesPerHourHigh: part.trend.slope.high * SECONDS_PER_HOUR,
      };
export const pressureNumbers = ({ input: { pressure } }: Facts): Record<string, number> =>
  pressure
    ? {
        waitingShare: pressure.waitingShare,
        ...(pressure.stalledShare !== null && { stalledShare: pressure.stalledShare }),
      }
    : NO_NUMBERS;
export const lateOf = (part: PartTrend | null): Record<string, number> =>
  part === null ? NO_NUMBERS : { lateBytesPerHour: part.trend.late.slope * SECONDS_PER_HOUR };

/** A figure that is not known is left out, never 0. */
export const known = (name: string, value: number | null): Record<string, number> =>
  value === null ? NO_NUMBERS : { [name]: value };
