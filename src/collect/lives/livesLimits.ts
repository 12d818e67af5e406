import type { Threshold } from '../../engine';

/** How far back and how finely the lives of workloads are asked for. */
export const LIVES_LIMITS = {
  lookBackSeconds: {
    value: 3 * 86_400,
    unit: 'seconds',
    reason: 'With a deploy a day, three lives: fewer do not tell a leak from a warm-up.',
    source: 'AGE_LIMITS.leastLives',
  },
  stepSeconds: {
    value: 600,
    unit: 'seconds',
    reason: 'A life of two hours is twelve points; three days of it are 432.',
    source: 'the grid of the diagnosis: COLLECT_LIMITS.diagnosisPoints',
  },
  seenStartSeconds: {
    value: 900,
    unit: 'seconds',
    reason: 'The reason of an end is exported within so long after the start that followed it.',
    source: 'a step, and the look-back of a server',
  },
} satisfies Record<string, Threshold>;
