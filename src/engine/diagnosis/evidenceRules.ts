import { say } from '../language/say';
import { MINUTES_PER_HOUR, PER_CENT, SECONDS_PER_HOUR, SECONDS_PER_MINUTE } from '../units';
import { findPart, type PartName } from '../memory/parts';
import { comparePeers, findDeployBefore } from './beside';
import { describeNearestLimit, describePressure } from './describeSurroundings';
import { growthOf, known, lateOf, NO_NUMBERS, pressureNumbers } from './evidenceNumbers';
import { followsLoad, hasMoreSamples, isKnownLevel, isProven, isRamping, isSinceStart, isYoung } from './conditions';
import type { Facts } from './gatherFacts';
import { LIVES_EVIDENCE } from './livesEvidence';
import { lastKnown } from '../stats/lastKnown';
import { formatSize } from '../words/formatSize';
import { VERDICT_LIMITS } from './verdictLimits';

/** One named argument. */
export interface EvidenceRule {
  id: string;
  side: 'for' | 'against' | 'note';
  /** The sentence, or null where the rule does not hold. */
  say(facts: Facts): string | null;
  /** The figures of the sentence where it holds, with the unit in their names. */
  numbers?(facts: Facts): Record<string, number>;
}

const size = (bytes: number) => formatSize(Math.abs(bytes));
const title = (part: PartName) => findPart(part)?.title ?? part;
const perHour = (bytesPerSecond: number) => say`${formatSize(Math.abs(bytesPerSecond) * SECONDS_PER_HOUR)} an hour`;
const percent = (share: number) => `${Math.round(share * PER_CENT)} %`;

const risingOf = (facts: Facts) => facts.growing ?? (isYoung(facts) ? facts.leading : null);

/** All that hold are shown. */
export const EVIDENCE_RULES: readonly EvidenceRule[] = [
  {
    id: 'part-grows',
    side: 'for',
    say: (facts) => {
      const growing = risingOf(facts);
      return (
        growing &&
        say`${title(growing.part)} grew by ${size(growing.trend.growthBytes)}: ${perHour(growing.trend.slope.slope)} (80 % between ${perHour(growing.trend.slope.low)} and ${perHour(growing.trend.slope.high)}).`
      );
    },
    numbers: (facts) => growthOf(risingOf(facts)),
  },
  {
    id: 'still-growing',
    side: 'for',
    say: ({ growing }) =>
      growing && say`It is still on: ${perHour(growing.trend.late.slope)} in the last third of the history.`,
    numbers: ({ growing }) => lateOf(growing),
  },
  {
    id: 'day-by-day',
    side: 'for',
    say: ({ growing }) =>
      growing?.days
        ? say`At the same hour of the day before it was lower in ${percent(growing.days.share)} of the comparisons.`
        : null,
    numbers: ({ growing }) => (growing?.days ? { share: growing.days.share } : NO_NUMBERS),
  },
  {
    id: 'oom-loop',
    side: 'for',
    say: (facts) =>
      isRamping(facts)
        ? say`Memory rises inside of each life, and ${facts.kills ?? facts.earlier.filled} of them ended at the limit.`
        : null,
  },
  ...LIVES_EVIDENCE,
  {
    id: 'runtime-part',
    side: 'for',
    say: ({ growing, runtime: { leading } }) =>
      growing?.kind === 'anon' && leading
        ? say`Inside of anonymous memory it is "${leading.title}": ${percent(leading.share)} of the growth.`
        : null,
    numbers: ({ runtime: { leading } }) => (leading ? { share: leading.share } : NO_NUMBERS),
  },
  {
    id: 'process-grows',
    side: 'for',
    say: ({ growing, process }) =>
      growing && process
        ? say`${process.count} of ${process.of} processes have ${percent(process.share)} of the growth.`
        : null,
    numbers: ({ process }) =>
      process ? { processes: process.count, ofProcesses: process.of, share: process.share } : NO_NUMBERS,
  },
  {
    id: 'counts-grow',
    side: 'for',
    say: ({ counts }) =>
      counts.length > 0
        ? counts
            .map(({ title: name, change }) => say`${name}: from ${round(change.first)} to ${round(change.last)}.`)
            .join(' ')
        : null,
  },
  {
    id: 'series-grow',
    side: 'for',
    say: (facts) =>
      hasMoreSamples(facts) && facts.scraped
        ? say`The container's own metrics grew from ${round(facts.scraped.first)} to ${round(facts.scraped.last)} samples a scrape.`
        : null,
    numbers: ({ scraped }) => (scraped ? { firstSamples: scraped.first, lastSamples: scraped.last } : NO_NUMBERS),
  },
  {
    id: 'errors',
    side: 'for',
    say: ({ growing, coupling }) => (growing && coupling.follows === 'errors' ? coupling.sentences.join(' ') : null),
  },
  {
    id: 'named-counter',
    side: 'for',
    say: ({ growing, named }) => {
      // The first sentence is about the counter, the others are about the load.
      const found = named.filter(({ follows }) => follows === 'errors').map(({ sentences }) => sentences[0]);
      return growing && found.length > 0 ? found.join(' ') : null;
    },
  },
  {
    id: 'not-the-load',
    side: 'for',
    say: (facts) =>
      facts.growing && facts.coupling.follows === 'none' && !followsLoad(facts)
        ? facts.coupling.sentences.join(' ')
        : null,
  },
  {
    id: 'level-follows-load',
    side: 'against',
    say: (facts) => {
      const { follows, sentences, numbers } = facts.coupling;
      return follows === 'load'
        ? sentences.join(' ')
        : followsLoad(facts)
          ? say`The request rate explains ${percent(numbers.load?.shareExplained ?? 0)} of the level, and hardly any growth is left beside it.`
          : null;
    },
  },
  {
    id: 'not-apart',
    side: 'note',
    say: ({ leading }) =>
      leading?.part === 'working_set'
        ? say`Only the working set is known: page cache may be part of what is seen.`
        : null,
  },
  {
    id: 'flat-after-collections',
    side: 'against',
    say: ({ runtime }) => (runtime.flatLive ? say`What garbage collections leave does not grow.` : null),
  },
  {
    id: 'never-collected',
    side: 'against',
    say: ({ runtime }) =>
      runtime.neverCollected
        ? say`There was no collection of the old generation yet: what grows in the heap may be garbage, so that a leak is not proven.`
        : null,
  },
  {
    id: 'heap-exceeds-limit',
    side: 'note',
    say: ({ growing, runtime: { heapRoom }, input: { limitBytes } }) =>
      growing?.kind === 'anon' &&
      heapRoom &&
      limitBytes !== null &&
      heapRoom.maxBytes + heapRoom.besideBytes > limitBytes
        ? say`The heap may grow to ${size(heapRoom.maxBytes)}, and ${size(heapRoom.besideBytes)} stand beside it: together they exceed the limit of ${size(limitBytes)}, so that it will be killed anyway.`
        : null,
    numbers: ({ runtime: { heapRoom }, input: { limitBytes } }) =>
      heapRoom && limitBytes !== null
        ? { heapMaxBytes: heapRoom.maxBytes, besideBytes: heapRoom.besideBytes, limitBytes }
        : NO_NUMBERS,
  },
  {
    id: 'released',
    side: 'against',
    say: ({ anon, runtime: { releasedBytes } }) =>
      anon && releasedBytes !== null && releasedBytes >= VERDICT_LIMITS.growthShare.value * anon.trend.lastBytes
        ? say`${size(releasedBytes)} of anonymous memory were released by the runtime and are still resident: the kernel takes them back when memory is short.`
        : null,
    numbers: ({ runtime: { releasedBytes } }) => (releasedBytes === null ? NO_NUMBERS : { releasedBytes }),
  },
  {
    id: 'swapped-out',
    side: 'note',
    say: ({ input: { history, limitWithSwapBytes = null } }) => {
      const known = (history.swapBytes ?? []).filter((bytes) => bytes !== null);
      const last = known.at(-1) ?? 0;
      return last > 0
        ? say`${size(last)} are swapped out (${size(known[0])} at first). Swap is not in the usage and not under its limit, and ${
            limitWithSwapBytes === null
              ? say`how much of it the container may take is not known: no time to the limit is told.`
              : say`memory and swap together may hold ${size(limitWithSwapBytes)}: that is the limit that counts.`
          }`
        : null;
    },
    numbers: ({ input: { history, limitWithSwapBytes = null } }) => ({
      ...known('swapBytes', lastKnown(history.swapBytes)),
      ...known('limitWithSwapBytes', limitWithSwapBytes),
    }),
  },
  {
    id: 'nearest-limit',
    side: 'note',
    say: ({ growing, input: { nearestLimit } }) => (growing ? describeNearestLimit(nearestLimit ?? null) : null),
    numbers: ({ input: { nearestLimit } }) =>
      nearestLimit
        ? {
            reachableBytes: nearestLimit.bytes,
            limitBytes: nearestLimit.limitBytes,
            ...(nearestLimit.leftBehindBytes !== null && { leftBehindBytes: nearestLimit.leftBehindBytes }),
          }
        : NO_NUMBERS,
  },
  {
    id: 'pressure',
    side: 'for',
    say: ({ input: { pressure } }) => describePressure(pressure ?? null),
    numbers: pressureNumbers,
  },
  {
    id: 'no-pressure',
    side: 'against',
    say: ({ input: { pressure, limitBytes, workingSetBytes } }) => {
      const last = lastKnown(workingSetBytes);
      const isNear = limitBytes !== null && last !== null && last >= VERDICT_LIMITS.nearLimitShare.value * limitBytes;
      return pressure && isNear && pressure.waitingShare < VERDICT_LIMITS.pressureShare.value
        ? say`It stands close to its limit, and there is no pressure: in the last hour its tasks waited for memory less than ${percent(VERDICT_LIMITS.pressureShare.value)} of the time.`
        : null;
    },
    numbers: pressureNumbers,
  },
  {
    id: 'known-level',
    side: 'against',
    say: (facts) =>
      isKnownLevel(facts) && facts.growing
        ? say`An earlier life levelled off at ${size(facts.earlier.levelBytes ?? 0)}, and this one has not passed that.`
        : null,
    numbers: ({ earlier }) => known('levelBytes', earlier.levelBytes),
  },
  {
    id: 'too-early',
    side: 'against',
    say: (facts) =>
      facts.growing && !isProven(facts)
        ? isSinceStart(facts)
          ? say`It grows since its start: a cache that fills looks the same so far.`
          : say`It has not grown for long enough to rule out a busy day or a batch.`
        : isYoung(facts)
          ? say`Within the first day the load of a morning looks like this: it is too early to tell.`
          : null,
  },
  {
    id: 'levels-off',
    side: 'against',
    say: ({ leading }) =>
      leading && (leading.shape === 'saturating' || leading.shape === 'filled')
        ? say`${title(leading.part)} rose by ${size(leading.trend.growthBytes)} and levels off: ${perHour(Math.max(0, leading.trend.late.slope))} in the last third.`
        : null,
    numbers: ({ leading }) => ({ ...growthOf(leading), ...lateOf(leading) }),
  },
  {
    id: 'jumped',
    side: 'against',
    say: ({ leading }) =>
      leading?.shape === 'step' && leading.trend.steps
        ? say`${title(leading.part)} rose in ${leading.trend.steps.jumps === 1 ? say`one jump` : say`${leading.trend.steps.jumps} jumps`} and stands in between.`
        : null,
    numbers: ({ leading }) => growthOf(leading),
  },
  {
    id: 'daily',
    side: 'against',
    say: ({ leading }) =>
      leading?.shape === 'daily' && leading.days
        ? say`At the same hour of the day before it was lower in only ${percent(leading.days.share)} of the comparisons.`
        : null,
    numbers: ({ leading }) => (leading?.days ? { share: leading.days.share } : NO_NUMBERS),
  },
  {
    id: 'not-beyond-chance',
    side: 'against',
    say: ({ leading }) =>
      leading?.shape === 'unproven'
        ? say`${title(leading.part)} rose by ${size(leading.trend.growthBytes)}, but it strays by ${size(leading.trend.wanderBytes)} around its own course.`
        : null,
    numbers: ({ leading }) => (leading ? { ...growthOf(leading), wanderBytes: leading.trend.wanderBytes } : NO_NUMBERS),
  },
  {
    id: 'reclaimable',
    side: 'against',
    say: ({ leading, growing }) =>
      !growing && leading?.kind === 'cache'
        ? say`What grows is ${title(leading.part).toLowerCase()}: the kernel drops it when memory is short.`
        : null,
  },
  {
    id: 'stands',
    side: 'against',
    say: ({ anon }) =>
      anon && (anon.shape === 'flat' || anon.shape === 'declining')
        ? say`The floor of anonymous memory moved by ${anon.trend.growthBytes < 0 ? '-' : ''}${size(anon.trend.growthBytes)} over the history.`
        : null,
    numbers: ({ anon }) => growthOf(anon),
  },
  {
    id: 'deploy-before',
    side: 'note',
    say: ({ growing, onset, input: { deploys } }) => {
      const deploy = growing && findDeployBefore(onset, deploys);
      return deploy && say`The growth began ${ago(deploy.secondsBefore)} a new version. ${deploy.text}`;
    },
  },
  {
    id: 'replicas',
    side: 'note',
    say: ({ growing, input: { peers } }) => {
      const found = growing && comparePeers(growing.trend.slope.slope * SECONDS_PER_HOUR, peers);
      if (!found) {
        return null;
      }
      const [others, none] =
        found.of === 1
          ? [say`The other replica in the list`, say`does not grow`]
          : [say`Of the ${found.of} other replicas in the list`, say`none grows`];
      return found.alike === 0
        ? say`${others} ${none} like this: compare them, and look for what this one gets that the rest does not.`
        : `${others} ${found.of === 1 ? 'grows' : found.alike === 1 ? '1 grows' : `${found.alike} grow`} alike.`;
    },
  },
  {
    id: 'restarts',
    side: 'note',
    say: ({ restarts, kills }) =>
      restarts > 0
        ? `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}, ` +
          (kills === null ? say`OOM kills are not known.` : say`${Math.min(kills, restarts)} for lack of memory.`)
        : null,
    numbers: ({ restarts, kills }) => ({ restarts, ...(kills !== null && { kills: Math.min(kills, restarts) }) }),
  },
  {
    id: 'gaps',
    side: 'note',
    say: ({ input }) => {
      const { wholeBytes } = input.history;
      const missing = wholeBytes.filter((bytes) => bytes === null).length;
      return missing > VERDICT_LIMITS.namedGapShare.value * wholeBytes.length
        ? say`${percent(missing / wholeBytes.length)} of the history is missing.`
        : null;
    },
  },
];

/** Times of marks are those of samples: less than a step apart is the same moment. */
function ago(seconds: number): string {
  const minutes = Math.round(seconds / SECONDS_PER_MINUTE);
  if (minutes < 1) {
    return 'with';
  }
  return minutes < VERDICT_LIMITS.namedMinutes.value
    ? say`${minutes} min after`
    : say`${Math.round(minutes / MINUTES_PER_HOUR)} h after`;
}

function round(value: number): string {
  return String(Math.round(value));
}
