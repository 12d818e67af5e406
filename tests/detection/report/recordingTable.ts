import type { Detector } from '../detectors/detector';
import type { Outcome } from '../judge';
import { toTable } from './format';

/** One row a recorded container: in how many of its runs (stretch and scrape interval) a detector alarmed / at the end. */
export function recordingTable(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  const names = [...new Set(outcomes.map(({ family }) => family))];
  const rows = names.map((name) => {
    const own = outcomes.filter(({ family }) => family === name);
    const cells = detectors.map((detector) => {
      const runs = own.filter((outcome) => outcome.detector === detector.name);
      return `${runs.filter(isAlarmed).length} / ${runs.filter(({ alarmAtEnd }) => alarmAtEnd).length} of ${runs.length}`;
    });
    return [name, own[0].truth.label, ...cells];
  });
  return toTable(['recorded container', 'truth', ...detectors.map(({ name }) => name)], rows);
}

/** What each detector got wrong, by name: leaks missed, wrong parts, and false alarms. */
export function recordingFailures(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  return detectors.flatMap(({ name }) => {
    const own = outcomes.filter(({ detector }) => detector === name);
    const missed = own.filter((one) => one.truth.label === 'leak' && one.delaySeconds === null);
    const wrong = own.filter((one) => isNamedWrong(one));
    const alarmed = own.filter((one) => one.truth.label !== 'apart' && one.falseAlarms > 0);
    const atEnd = own.filter(
      ({ truth, alarmAtEnd }) => truth.label !== 'apart' && alarmAtEnd !== (truth.label === 'leak')
    );
    return [
      `* \`${name}\`: missed ${list(missed)}; wrong part ${list(wrong)}; false alarms ${list(alarmed)}. ` +
        `Wrong at the end of the recording: ${list(atEnd)}.`,
    ];
  });
}

const isAlarmed = ({ truth, delaySeconds, falseAlarms }: Outcome) =>
  truth.label === 'leak' ? delaySeconds !== null : falseAlarms > 0;

function isNamedWrong({ truth, delaySeconds, part }: Outcome): boolean {
  return truth.label === 'leak' && delaySeconds !== null && part !== undefined && part !== truth.part;
}

/** Containers with how many of their runs: single runs would be too many to read. */
function list(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  outcomes.forEach(({ family }) => counts.set(family, (counts.get(family) ?? 0) + 1));
  return counts.size === 0 ? 'none' : [...counts].map(([family, count]) => `${family} (${count})`).join(', ');
}
