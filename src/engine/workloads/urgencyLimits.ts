import type { Threshold } from '../checks/threshold';

/** When something needs somebody. */
export const URGENCY_LIMITS = {
  killsOneDay: {
    value: 2,
    unit: 'kills',
    reason: 'A second kill within a day is no accident: it goes on until somebody does something.',
    source: 'fleet.md, section 6 (restarted twice or more in a day and OOMKilled: 108 of 108, nothing else)',
  },
  todaySeconds: {
    value: 86_400,
    unit: 'seconds',
    reason: 'What reaches its limit within a day does so before the next working day is over.',
    source: 'fleet.md, section 5',
  },
  weekSeconds: {
    value: 7 * 86_400,
    unit: 'seconds',
    reason: 'What reaches its limit within a week can wait for office hours, not for the next sprint.',
    source: 'fleet.md, section 5',
  },
  suspiciousScore: {
    value: 50,
    unit: 'points',
    reason: 'From here on the score says that memory rises, whatever the diagnosis could prove.',
    source: 'Reading of the score: rising',
  },
} satisfies Record<string, Threshold>;
