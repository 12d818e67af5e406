import { texts } from '../language/texts';
import { say } from '../language/say';
import type { LivesFindings } from '../ageCurves/livesFindings';
import type { KillForecast } from '../ageCurves/forecastKill';
import { median } from '../stats/quantile';
import { formatHours } from '../words/formatHours';
import { LIVES_EVIDENCE } from './livesEvidence';

const KINDS: Record<LivesFindings['kind'], string> = texts({
  'fast-leak': 'It leaks: life after life runs to the limit within a day.',
  'masked-leak': 'It leaks: each life rises and ends before the limit, so that restarts hide it.',
  'warm-up': 'It warms up: lives rise after their start and level off.',
  finishes: 'Its lives grow and end by themselves, with success: it is work that comes to its end.',
  steady: 'Its lives do not rise.',
  unclear: 'Its lives do not agree, or too little of the way to the limit was seen.',
  'too-early': 'Too few lives are known to say anything.',
});

/** What the lives of a workload say, in sentences; the first one is the answer. Never throws. */
export function describeLives(findings: LivesFindings, secondsToKill: KillForecast | null): string[] {
  const { kind, kills, killAges } = findings;
  const leaks = kind === 'fast-leak' || kind === 'masked-leak';
  const age = median(killAges);
  const killed =
    age === null
      ? []
      : [
          say`${kills === 1 ? say`1 life was` : say`${kills} lives were`} killed for memory, in the middle at an age of ${formatHours(age)}.`,
        ];
  const lives = { findings, own: null, leaks, levelsOff: kind === 'warm-up', secondsToKill };
  const said = LIVES_EVIDENCE.flatMap(({ say }) => say({ lives, growing: null }) ?? []);
  return [KINDS[kind], ...killed, ...said];
}
