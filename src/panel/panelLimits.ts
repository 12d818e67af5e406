import type { Threshold } from '../engine/checks/threshold';

/** The numbers that decide how something is drawn. What they say about memory is defined in the engine. */
export const PANEL_LIMITS = {
  nearLimit: {
    id: 'near-limit',
    value: 0.8,
    unit: 'share',
    reason: 'Usage from this share of the limit on is drawn as a warning.',
    source: 'Convention of kubernetes-mixin dashboards',
  },
  atLimit: {
    id: 'at-limit',
    value: 0.95,
    unit: 'share',
    reason: 'Usage from this share of the limit on is drawn as an error: the next burst may be killed.',
    source: 'Convention',
  },
  farLimit: {
    id: 'far-limit',
    value: 2.5,
    unit: 'share',
    reason: 'A limit above this multiple of the peak is named, not drawn: it would press the stack flat.',
    source: 'Tried on the recorded scenarios',
  },
  mostGrowth: {
    id: 'most-growth',
    value: 0.8,
    unit: 'share',
    reason: 'The largest parts are named until they make this share of the growth.',
    source: 'Convention',
  },
  growthPoints: {
    id: 'growth-points',
    value: 10,
    unit: 'points',
    reason: 'A growth from fewer samples than this says nothing.',
    source: 'Convention: Theil-Sen needs a handful of pairs to be robust against one outlier',
  },
} as const satisfies Record<string, Threshold>;
