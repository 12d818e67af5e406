import { HOURS_PER_DAY, SECONDS_PER_HOUR } from '../units';
import type { JudgedLife, TargetFinding } from './judgeTarget';

/** `8,610` */
export function formatCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1.5 h`, `3.2 days` */
export function formatHours(seconds: number): string {
  const hours = seconds / SECONDS_PER_HOUR;
  return hours < 2 * HOURS_PER_DAY ? `${hours.toFixed(1)} h` : `${(hours / HOURS_PER_DAY).toFixed(1)} days`;
}

type Known = Omit<TargetFinding, 'evidence'>;

/** Why a target is called what it is called: plain sentences, without names. */
export function describeTarget(known: Known, judged: JudgedLife): string[] {
  return [
    describeState(known),
    describeGrowth(known, judged),
    describeChurn(known),
    judged.isEarlier ? 'The process restarted lately: what is said about growth is of its life before.' : null,
  ].filter((sentence) => sentence !== null);
}

function describeState({ kind, series, sampleLimit, isDown, keptSeries }: Known): string | null {
  if (kind === 'rejected' && series !== null) {
    return sampleLimit === null
      ? `The server reads ${formatCount(series)} samples a scrape and keeps none: a limit of its scrape configuration is exceeded.`
      : `The server reads ${formatCount(series)} samples a scrape and keeps none: the limit is ${formatCount(sampleLimit)}.`;
  }
  if (isDown && series !== null) {
    return `The target does not answer; its last page had ${formatCount(series)} samples.`;
  }
  if (series !== null && keptSeries !== null && keptSeries < series) {
    return `Relabel rules drop ${formatCount(series - keptSeries)} of ${formatCount(series)} samples: the server is spared, the process is not.`;
  }
  return null;
}

function describeGrowth({ kind, seriesAtStart, grownSeries }: Known, { life, growth }: JudgedLife): string | null {
  if (life === null || growth === null || seriesAtStart === null || grownSeries === null) {
    return kind === 'rejected' ? null : 'There are too few scrapes to say whether the series grow.';
  }
  const last = life.samples.length - 1;
  const span = formatHours(life.timesSeconds[last] - life.timesSeconds[0]);
  const path = `from ${formatCount(seriesAtStart)} to ${formatCount(life.samples[last])} samples a scrape in ${span}`;
  if (!growth.matters) {
    return `One process went ${path}, which is no growth that matters.`;
  }
  const tail = growth.levelledOff
    ? 'The last quarter of that time hardly added any.'
    : `It goes on by ${formatCount(growth.seriesPerHour)} an hour.`;
  return `One process went ${path}. ${tail}`;
}

function describeChurn({ churnCause, addedPerHour, restarts }: Known): string | null {
  if (churnCause === 'restarts') {
    return `The process restarted ${restarts} times in the window: each start makes its series anew.`;
  }
  return churnCause === 'labels' && addedPerHour !== null
    ? `${formatCount(addedPerHour)} new series an hour appear in many scrapes, not only after a restart.`
    : null;
}
