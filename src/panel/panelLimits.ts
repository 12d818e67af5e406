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
  nearForecast: {
    id: 'near-forecast',
    value: 86_400,
    unit: 'seconds',
    reason: 'A node that meets its eviction line sooner than this is drawn as a warning.',
    source: 'Convention: somebody has to look at it today',
  },
  farForecast: {
    id: 'far-forecast',
    value: 30 * 86_400,
    unit: 'seconds',
    reason: 'A line through the window says nothing about what comes later than this.',
    source: 'Convention: a month covers what changes by the week',
  },
  nearTimeToLimit: {
    id: 'near-time-to-limit',
    value: 86_400,
    unit: 'seconds',
    reason: 'A container that may meet its limit sooner than this is drawn as a warning.',
    source: 'Convention: somebody has to look at it today',
  },
  sureConfidence: {
    id: 'sure-confidence',
    value: 0.75,
    unit: 'share',
    reason: 'From this confidence on a verdict is called sure; little speaks against it.',
    source: 'Convention: three quarters of the evidence',
  },
  fairConfidence: {
    id: 'fair-confidence',
    value: 0.5,
    unit: 'share',
    reason: 'Below this confidence a verdict is called uncertain: it is as likely to be another one.',
    source: 'Convention: the half',
  },
  comparedLines: {
    id: 'compared-lines',
    value: 60,
    unit: 'lines',
    reason: 'More lines than this in one chart cannot be told apart. The table shows all members.',
    source: 'Convention',
  },
} as const satisfies Record<string, Threshold>;
