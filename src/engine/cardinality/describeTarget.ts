import { say } from '../language/say';
import { formatCount } from '../words/formatCount';
import { formatHours } from '../words/formatHours';
import { formatMoment } from '../words/formatMoment';
import { CARDINALITY_LIMITS } from './cardinalityLimits';
import type { SeriesGrowth } from './fitGrowth';
import type { JudgedLife, TargetFinding } from './judgeTarget';
import type { TargetLife } from './splitLives';

type Known = Omit<TargetFinding, 'evidence'>;

/** Why a target is called what it is called: plain sentences, without names. */
export function describeTarget(known: Known, judged: JudgedLife): string[] {
  return [
    describeState(known),
    describeGrowth(known, judged),
    describeChurn(known),
    judged.isEarlier ? say`The process restarted lately: what is said about growth is of its life before.` : null,
  ].filter((sentence) => sentence !== null);
}

function describeState({ kind, series, sampleLimit, isDown, keptSeries }: Known): string | null {
  if (kind === 'rejected' && series !== null) {
    return sampleLimit === null
      ? say`The server reads ${formatCount(series)} samples a scrape and keeps none: a limit of its scrape configuration is exceeded.`
      : say`The server reads ${formatCount(series)} samples a scrape and keeps none: the limit is ${formatCount(sampleLimit)}.`;
  }
  if (isDown && series !== null) {
    return say`The target does not answer; its last page had ${formatCount(series)} samples.`;
  }
  if (series !== null && keptSeries !== null && keptSeries < series) {
    return say`Relabel rules drop ${formatCount(series - keptSeries)} of ${formatCount(series)} samples: the server is spared, the process is not.`;
  }
  return null;
}

function describeGrowth(known: Known, judged: JudgedLife): string | null {
  const { kind, seriesAtStart, grownSeries } = known;
  const { life, growth } = judged;
  if (life === null || growth === null || seriesAtStart === null || grownSeries === null) {
    return kind === 'rejected' ? null : say`There are too few scrapes to say whether the series grow.`;
  }
  const last = life.samples.length - 1;
  const span = formatHours(life.timesSeconds[last] - life.timesSeconds[0]);
  const path = say`from ${formatCount(seriesAtStart)} to ${formatCount(life.samples[last])} samples a scrape in ${span}`;
  return growth.matters
    ? say`One process went ${path}. ${describeTail(known, { ...judged, life, growth })}`
    : say`One process went ${path}, which is no growth that matters.`;
}

/** Whether it goes on: said only of a process that answers, and grew up to now. */
function describeTail(
  { isDown, stoppedSeconds }: Known,
  { life, growth, isEarlier, endSeconds }: JudgedLife & { life: TargetLife; growth: SeriesGrowth }
): string {
  const lastSeconds = life.timesSeconds[life.timesSeconds.length - 1];
  if (stoppedSeconds !== null) {
    const since = formatHours(lastSeconds - stoppedSeconds);
    return say`It stopped at ${formatMoment(stoppedSeconds)} and added hardly any in the ${since} since.`;
  }
  if (growth.levelledOff) {
    return say`The last quarter of that time hardly added any.`;
  }
  const rate = formatCount(growth.seriesPerHour);
  return isEarlier || isDown || endSeconds - lastSeconds >= CARDINALITY_LIMITS.stopSeconds.value
    ? say`It grew by ${rate} an hour up to its last answer, at ${formatMoment(lastSeconds)}.`
    : say`It goes on by ${rate} an hour.`;
}

function describeChurn({ churnCause, addedPerHour, restarts }: Known): string | null {
  if (churnCause === 'restarts') {
    return say`The process restarted ${restarts} times in the window: each start makes its series anew.`;
  }
  return churnCause === 'labels' && addedPerHour !== null
    ? say`${formatCount(addedPerHour)} new series an hour appear in many scrapes, not only after a restart.`
    : null;
}
