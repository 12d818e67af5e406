import { diagnose, type PartName, type Verdict } from '../../../src/engine';
import { SERIES_PARTS, type SeriesPart } from '../containerSeries';
import type { Prepared } from '../prepare';
import type { Detector, Judgement } from './detector';
import { toDiagnosisInput } from './toDiagnosisInput';
import { SCORE_AND_LOOP } from './scoreAndLoop';

/** The verdicts that say "this will not stop by itself". */
const ALARMING: readonly Verdict[] = ['leak', 'cardinality-leak', 'tmpfs-growth'];

/** A diagnosis costs some 20 ms, so one holds for this long. */
const EVERY_HOURS = 6;

/** The verdict at a full hour. Benign verdicts rank the lower the surer they are. */
function judgeByVerdict(prepared: Prepared, hour: number): Judgement {
  const { verdict, confidence, part, onsetSeconds, secondsToLimit } = diagnose(toDiagnosisInput(prepared, hour));
  const alarm = ALARMING.includes(verdict);
  return {
    alarm,
    rank: alarm ? 1 + confidence : verdict === 'unknown' ? 0.75 : 0.5 * (1 - confidence),
    part: toSeriesPart(part),
    onset: onsetSeconds,
    secondsToLimit: alarm ? secondsToLimit : null,
    verdict,
  };
}

/** The names of parts that depend on what is exported, as the parts of the benchmark. */
function toSeriesPart(part: PartName | null): SeriesPart | null | undefined {
  if (part === 'kernel_sockets_other') {
    return 'kernel';
  }
  // The working set holds them all.
  return part === 'working_set' ? undefined : (SERIES_PARTS.find((name) => name === part) ?? null);
}

/** Both detectors ask at the same hours, so each diagnosis is made once. */
function verdictAt(prepared: Prepared, hour: number): Judgement {
  return prepared.once(`verdict ${hour}`, () => judgeByVerdict(prepared, hour));
}

export const VERDICT_DETECTORS: readonly Detector[] = [
  {
    name: 'verdict',
    title: 'verdict alone, every 6 h, twice in a row',
    inARow: 2,
    everyHours: EVERY_HOURS,
    prepare: (prepared) => (hour) => verdictAt(prepared, hour),
  },
  {
    name: 'score-and-verdict',
    title: 'alarm of a score, and the verdict agrees',
    inARow: 2,
    everyHours: 1,
    prepare(prepared) {
      const scoreAt = SCORE_AND_LOOP.prepare(prepared);
      return (hour) => {
        const score = scoreAt(hour);
        if (!score.alarm) {
          return { ...score, rank: score.rank / 200 };
        }
        const asked = hour - (hour % EVERY_HOURS);
        const verdict = verdictAt(prepared, asked);
        // Seconds from a moment that has passed are no forecast.
        const secondsToLimit = hour === asked ? verdict.secondsToLimit : null;
        return { ...verdict, secondsToLimit, rank: verdict.rank + score.rank / 200 };
      };
    },
  },
];
