import type { Threshold } from '../../../engine';

/** Caps and distances of looking for marks. */
export const MARK_LIMITS = {
  marks: {
    value: 200,
    unit: 'marks',
    reason: 'A container that restarts every five minutes for days would cover the chart: the newest are shown.',
    source: 'own choice',
  },
  sameStartSeconds: {
    value: 2,
    unit: 'seconds',
    reason: 'Start times of one container differ by less than this between scrapes of different collectors.',
    source: 'memory catalog, section 2.5',
  },
} satisfies Record<string, Threshold>;
