import { say, type Threshold } from '../../engine';
import type { AskSession } from '../ask/session';
import { isAborted } from '../ask/prometheusError';

/** How far back the newest sample is looked for, and how exactly. */
const NEWEST_LIMITS = {
  lookbackSeconds: {
    value: 7 * 86400,
    unit: 'seconds',
    reason: 'Older data is in few stores, and each step reads all series of the scope.',
    source: 'own choice; half of the retention that Prometheus has by default',
  },
  stepSeconds: {
    value: 300,
    unit: 'seconds',
    reason: 'An instant query sees samples of the last five minutes, so that no sample lies between two steps.',
    source: 'Prometheus, flag query.lookback-delta',
  },
} satisfies Record<string, Threshold>;

/** Why an answer is empty. */
export interface Emptiness {
  /** Unix seconds of the newest sample before the moment; null where there is none, or where it could not be asked. */
  newestSeconds: number | null;
  /** How old that is at the moment that was asked about; null as above. */
  ageSeconds: number | null;
  sentence: string;
}

/**
 * Tells an empty scope from one whose data has ended, by one question. To be asked only where an answer is empty: data that
 * ended an hour ago must not look like data that never was. A server that fails here takes nothing else away.
 *
 * `selector` is of one metric, such as `up{job="x"}`.
 */
export async function findNewestSample(asked: AskSession, selector: string, atSeconds: number): Promise<Emptiness> {
  const { lookbackSeconds, stepSeconds } = NEWEST_LIMITS;
  const metric = selector.split('{')[0];
  const lookback = `${lookbackSeconds.value}s:${stepSeconds.value}s`;
  const unknown = { newestSeconds: null, ageSeconds: null };
  const days = `${lookbackSeconds.value / 86400} days`;
  try {
    const { vector } = await asked.instant(`max_over_time(max(timestamp(${selector}))[${lookback}])`);
    const newestSeconds = vector[0]?.value ?? null;
    // Nor can it be a moment that was not looked at.
    if (newestSeconds === null || !(newestSeconds > 0 && newestSeconds <= atSeconds + stepSeconds.value)) {
      return {
        ...unknown,
        sentence: say`There is no ${metric} of this scope, and there was none in the ${days} before: check the scope, and that the metric is stored.`,
      };
    }
    const ageSeconds = Math.max(0, atSeconds - newestSeconds);
    const moment = new Date(Math.round(newestSeconds) * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
    return {
      newestSeconds,
      ageSeconds,
      sentence: say`The newest ${metric} of this scope is of ${moment}, ${formatAge(ageSeconds)} before the end of the time that was asked about: choose an earlier time, or look why no more is stored.`,
    };
  } catch (error) {
    if (isAborted(error)) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return { ...unknown, sentence: say`When the newest ${metric} of this scope was is not known: ${reason}` };
  }
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

function formatAge(seconds: number): string {
  const [large, small, names] =
    seconds < HOUR ? [MINUTE, 1, ['min', 's']] : seconds < DAY ? [HOUR, MINUTE, ['h', 'min']] : [DAY, HOUR, ['d', 'h']];
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds - whole * large) / small);
  return `${whole} ${names[0]}${rest > 0 ? ` ${rest} ${names[1]}` : ''}`;
}
