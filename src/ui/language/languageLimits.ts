import type { Threshold } from '../../engine';

export const LANGUAGE_LIMITS = {
  waitMilliseconds: {
    value: 4_000,
    unit: 'milliseconds',
    reason: 'English at once is better than no diagnosis: what is not here by then is not waited for.',
    source: 'Own choice',
  },
} as const satisfies Record<string, Threshold>;
