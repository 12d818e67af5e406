import type { Threshold } from '../checks/threshold';

/**
 * The companion of the leak score, for what fills its limit within hours: such a container has no rising floors, because
 * the OOM killer resets them. What is left to see are restarts that end in OOM kills, and ramps between them.
 *
 *     score = 100 * min(restarts / R, ramp / S, 2 * height / limit), each cut at 1; 0 unless the last end was an OOM kill
 *     ramp  = min(mean - lowest, highest - mean) / (highest - lowest)    0.5 for straight ramps, small for lone spikes
 *                                                                        and for plateaus
 *     height = highest - lowest
 */
export const OOM_LOOP_PARAMETERS = {
  window: {
    id: 'oom-window',
    value: 24,
    unit: 'hours',
    reason: 'A leak that needs longer to fill its limit is found by the leak score.',
    source: 'Leak score, section 8: leaks under 12 h to the limit are found in 2 %',
  },
  step: {
    id: 'oom-step',
    value: 900,
    unit: 'seconds',
    reason: 'Distance of the moments at which memory is looked at: 96 a day.',
    source: 'Cost: within 650 samples a container',
  },
  restarts: {
    id: 'oom-restarts',
    value: 2,
    unit: 'restarts',
    reason: 'Restarts in the window for the full score. One OOM kill alone may be an accident.',
    source: 'Recordings: a healthy wandering heap was killed once',
  },
  ramp: {
    id: 'oom-ramp',
    value: 0.25,
    unit: 'share',
    reason: 'Half of what straight ramps have.',
    source: 'Geometry: 0.5 for a ramp, 1/n for one spike in n moments',
  },
  height: {
    id: 'oom-height',
    value: 0.5,
    unit: 'share',
    reason: 'Share of the limit that the ramps have to climb for the full score.',
    source: 'Own choice: below it the limit is close to what the program needs anyway',
  },
} as const satisfies Record<string, Threshold>;

/** The factors of the formula, derived once so that text and function hold the same doubles. */
export const OOM_LOOP_FACTORS = {
  restarts: 1 / OOM_LOOP_PARAMETERS.restarts.value,
  ramp: 1 / OOM_LOOP_PARAMETERS.ramp.value,
  height: 1 / OOM_LOOP_PARAMETERS.height.value,
} as const;
