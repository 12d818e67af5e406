import { say } from '../language/say';
import { median } from '../stats/quantile';
import { formatHours } from '../words/formatHours';
import { formatSize } from '../words/formatSize';
import { SECONDS_PER_HOUR } from '../units';
import type { AcrossLives } from './acrossLives';
import type { Facts } from './gatherFacts';

const perHour = (bytesPerSecond: number) => say`${formatSize(Math.abs(bytesPerSecond) * SECONDS_PER_HOUR)} an hour`;
const lives = (count: number) => (count === 1 ? say`1 life` : say`${count} lives`);

/** A rule that needs the lives only, so that it holds for a container without a course of its own as well. */
export interface LivesEvidenceRule {
  id: string;
  side: 'for' | 'against' | 'note';
  say(facts: Pick<Facts, 'lives' | 'growing'>): string | null;
}

/** Arguments from the lives of the workload. */
export const LIVES_EVIDENCE: readonly LivesEvidenceRule[] = [
  {
    id: 'killed-lives',
    side: 'for',
    say: ({ lives: across }) => sayOfLeak(across, sayKilled),
  },
  {
    id: 'lives-rise',
    side: 'for',
    say: ({ lives: across }) => sayOfLeak(across, sayRising),
  },
  {
    id: 'new-version-rises',
    side: 'for',
    say: ({ lives: across }) =>
      sayOfLeak(across, ({ findings: { newVersion } }) =>
        newVersion === null
          ? null
          : (newVersion.version === null
              ? say`It is new with the present pods: lives of the pods before `
              : say`It is new with the version ${newVersion.version}: lives of the versions before `) +
            (newVersion.beforeSlope > 0 ? say`rose by ${perHour(newVersion.beforeSlope)} only.` : say`did not rise.`)
      ),
  },
  {
    id: 'some-lives-rise',
    side: 'note',
    say: ({ lives: across }) => sayOfLeak(across, saySome),
  },
  {
    id: 'next-kill',
    side: 'note',
    say: ({ lives: across }) =>
      across?.secondsToKill
        ? say`The next kill is due in ${formatHours(across.secondsToKill.mid)} (80 % between ${formatHours(across.secondsToKill.low)} and ${formatHours(across.secondsToKill.high)}).`
        : null,
  },
  {
    id: 'lives-level-off',
    side: 'against',
    say: ({ lives: across }) =>
      across?.levelsOff
        ? say`Of ${lives(across.findings.measured)} the older ones rose in the same way and levelled off, and this one follows their curve.`
        : null,
  },
  {
    id: 'lives-finish',
    side: 'against',
    say: ({ lives: across, growing }) =>
      growing && across?.findings.kind === 'finishes'
        ? say`Earlier lives grew too and ended by themselves, with success: it is work that comes to its end.`
        : null,
  },
  {
    id: 'lives-too-early',
    side: 'note',
    say: ({ lives: across, growing }) =>
      growing && across?.findings.kind === 'too-early'
        ? say`Only ${lives(across.findings.lives)} of this workload are known, none of several hours: too early to tell a leak from a start.`
        : null,
  },
];

function sayOfLeak(across: AcrossLives | null, say: (across: AcrossLives) => string | null): string | null {
  return across?.leaks ? say(across) : null;
}

function sayKilled({ findings: { kills, killAges }, own }: AcrossLives): string | null {
  const age = median(killAges);
  if (age === null || own === null) {
    return null;
  }
  const earlier = kills === 1 ? say`1 earlier life was` : say`${kills} earlier lives were`;
  return say`${earlier} killed at an age of ${formatHours(age)}; this one is ${formatHours(own.lastAgeSeconds)} old and runs along the same curve.`;
}

function sayRising({ findings: { rate, measured, kills, limitAgeSeconds, kind } }: AcrossLives): string | null {
  if (rate === null) {
    return null;
  }
  const pace = say`${lives(measured)} of this workload ${measured === 1 ? 'rises' : 'rise'} by ${perHour(rate.mid)} (80 % between ${perHour(rate.low)} and ${perHour(rate.high)}) and ${measured === 1 ? 'does' : 'do'} not level off.`;
  const hidden =
    kind === 'masked-leak' ? say` They end before the limit: a restart hides the growth and does not cure it.` : '';
  const age =
    kills === 0 && limitAgeSeconds !== null
      ? say` The limit would be reached at an age of ${formatHours(limitAgeSeconds)}.`
      : '';
  return pace + hidden + age;
}

function saySome({ findings: { some } }: AcrossLives): string | null {
  if (some === null) {
    return null;
  }
  const { telling } = some;
  const which =
    telling === null
      ? ''
      : say` What tells them apart: ${telling.label}=${telling.value}, which ${telling.of === 'leaking' ? say`those that rise have.` : say`those that do not rise have.`}`;
  return say`${some.leaking} of ${some.of} lives of this workload rise like this, the others do not.${which}`;
}
