import type { Threshold } from '../../engine';

/** What decides how the forecast of a node is shown. */
export const EVICTION_LIMITS = {
  points: {
    value: 10,
    unit: 'points',
    reason: 'A growth from fewer samples than this says nothing.',
    source: 'Convention: Theil-Sen needs a handful of pairs to be robust against one outlier',
  },
  near: {
    value: 86_400,
    unit: 'seconds',
    reason: 'A node that meets its eviction line sooner than this is drawn as a warning.',
    source: 'Convention: somebody has to look at it today',
  },
  far: {
    value: 30 * 86_400,
    unit: 'seconds',
    reason: 'A line through the window says nothing about what comes later than this.',
    source: 'Convention: a month covers what changes by the week',
  },
} as const satisfies Record<string, Threshold>;
