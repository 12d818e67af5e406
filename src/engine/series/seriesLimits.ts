import type { Threshold } from '../checks/threshold';

/** Every number of cutting and smoothing a series. */
export const SERIES_LIMITS = {
  startJitterSeconds: {
    value: 2,
    unit: 'seconds',
    reason: 'Start times that differ by less are one start that was rounded differently.',
    source: 'cAdvisor exports whole seconds, kube-state-metrics its own reading of them',
  },
  restartDropShare: {
    value: 0.6,
    unit: 'share of the level before',
    reason: 'A fall below this share witnesses a restart, together with another witness.',
    source: 'recorded restarts (o17, o20): memory falls to 8 to 25 % of the level before',
  },
  counterLagSeconds: {
    value: 300,
    unit: 'seconds',
    reason: 'A counter of restarts may show one so much later than the start time does, or earlier.',
    source: 'look-back of servers, and two scrapes of kube-state-metrics',
  },
  dropShare: {
    value: 0.4,
    unit: 'share of the level before',
    reason: 'Where no start time is known, a fall below this share may be a restart.',
    source: 'recorded restarts (o17, o20): memory falls to 8 to 25 % of the level before',
  },
  backToStartRatio: {
    value: 1.3,
    unit: 'times the first level',
    reason: 'A restart falls back to about where the life before began; a garbage collection rarely does.',
    source: 'recorded restarts (o19, o20) against the sawtooth (o13) and batches (o18)',
  },
  mostLives: {
    value: 64,
    unit: 'lives',
    reason: 'A container that restarts more often within the window has no life worth measuring.',
    source: 'a few hundred points hold at most this many lives of five points',
  },
  leastBlocks: {
    value: 12,
    unit: 'blocks',
    reason: 'The envelope keeps at least this many points of a life, or no shape can be told.',
    source: 'Mann-Kendall and a two-piece fit need about ten points',
  },
  envelopeCalm: {
    value: 0.1,
    unit: 'share of the falls',
    reason: 'The period is long enough once only this share of the falls between neighbours is left.',
    source: 'recorded garbage collections (o01, o07, o13)',
  },
  blockGrowth: {
    value: 1.4,
    unit: 'times',
    reason: 'Lengths of blocks are tried in steps of this factor: finer ones find the same period at more cost.',
    source: 'two steps are a doubling',
  },
  mostPoints: {
    value: 300,
    unit: 'points',
    reason: 'Statistics over pairs cost the square of the points.',
    source: 'trendPairs: 44,850 pairs, a few milliseconds',
  },
} satisfies Record<string, Threshold>;
