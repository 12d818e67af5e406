import {
  followsLoad,
  hasKernelCause,
  hasMoreSamples,
  isKind,
  isKnownLevel,
  isProven,
  isRamping,
  isRegular,
  isYoung,
  shapeOf,
} from './conditions';
import type { Facts } from './gatherFacts';
import type { Verdict } from './finding';
import { VERDICT_LIMITS } from './verdictLimits';

/** One named rule of the verdict. The first that holds decides. */
export interface VerdictRule {
  id: string;
  verdict: Verdict;
  when(facts: Facts): boolean;
}

/** In order: the first that holds is the verdict. */
export const VERDICT_RULES: readonly VerdictRule[] = [
  { id: 'oom-loop', verdict: 'leak', when: isRamping },
  {
    id: 'level-follows-load',
    verdict: 'load-coupled',
    when: (f) => f.leading?.kind === 'anon' && shapeOf(f, 'growing', 'unproven', 'young') && followsLoad(f),
  },
  { id: 'flat-after-collections', verdict: 'sawtooth', when: (f) => isKind(f, 'anon') && f.runtime.flatLive },
  { id: 'leak-across-lives', verdict: 'leak', when: ({ lives }) => lives?.leaks ?? false },
  {
    id: 'levels-off-across-lives',
    verdict: 'warm-up',
    when: ({ growing, lives }) => growing?.kind === 'anon' && (lives?.levelsOff ?? false),
  },
  {
    id: 'ends-by-itself',
    verdict: 'unknown',
    when: ({ growing, lives }) => growing?.kind === 'anon' && lives?.findings.kind === 'finishes',
  },
  { id: 'never-collected', verdict: 'unknown', when: (f) => isKind(f, 'anon') && f.runtime.neverCollected },
  { id: 'known-level', verdict: 'warm-up', when: (f) => f.growing !== null && isKnownLevel(f) },
  {
    id: 'too-early',
    verdict: 'unknown',
    when: (f) => (f.growing !== null && f.growing.kind !== 'kernel' && !isProven(f)) || isYoung(f),
  },
  { id: 'series-grow', verdict: 'cardinality-leak', when: (f) => isKind(f, 'anon') && hasMoreSamples(f) },
  { id: 'anon-grows', verdict: 'leak', when: (f) => isKind(f, 'anon') },
  { id: 'tmpfs-grows', verdict: 'tmpfs-growth', when: (f) => isKind(f, 'tmpfs') },
  { id: 'kernel-objects-grow', verdict: 'leak', when: (f) => isKind(f, 'kernel') && hasKernelCause(f) },
  { id: 'kernel-grows', verdict: 'kernel-growth', when: (f) => isKind(f, 'kernel') },
  {
    id: 'restarts-without-growth',
    verdict: 'restart-loop',
    when: ({ restarts }) => restarts >= VERDICT_LIMITS.restartLoop.value,
  },
  {
    id: 'cache-grows',
    verdict: 'cache-growth',
    when: ({ leading, trends }) =>
      leading !== null &&
      (leading.kind === 'cache' || leading.kind === 'mixed') &&
      leading.shape !== 'flat' &&
      leading.shape !== 'declining' &&
      leading.trend.growthBytes >= VERDICT_LIMITS.cacheShare.value * trends.floorBytes,
  },
  { id: 'jumped', verdict: 'step', when: (f) => shapeOf(f, 'step') },
  { id: 'filled-after-start', verdict: 'warm-up', when: (f) => shapeOf(f, 'filled') },
  { id: 'levels-off', verdict: 'saturating', when: (f) => shapeOf(f, 'saturating') },
  { id: 'not-beyond-chance', verdict: 'unknown', when: (f) => shapeOf(f, 'unproven') },
  { id: 'falls', verdict: 'declining', when: ({ anon }) => anon?.shape === 'declining' },
  {
    id: 'saws',
    verdict: 'sawtooth',
    when: ({ peakShare, trends }) =>
      peakShare >= VERDICT_LIMITS.spikeRatio.value &&
      isRegular(trends.envelope.points.map((p) => p.peakBytes - p.bytes)),
  },
  { id: 'spikes', verdict: 'spiky', when: ({ peakShare }) => peakShare >= VERDICT_LIMITS.spikeRatio.value },
  { id: 'stands', verdict: 'steady', when: () => true },
];
