import type { Urgency } from '../engine';

/** The words of the column `urgency`. */
export const URGENCIES: Readonly<Record<Urgency, true>> = {
  'killed-again': true,
  'limit-today': true,
  'limit-this-week': true,
  leak: true,
  'not-proven': true,
  reclaimable: true,
  'not-known': true,
  calm: true,
};
