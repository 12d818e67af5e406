import type { Detector } from '../detectors/detector';
import type { Outcome } from '../judge';
import { measure } from '../metrics/measure';
import { asNumber, toTable } from './format';

/** One row a label of the real series: how many alarmed. Only leak and no-leak are certain enough to be counted. */
export function realTable(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  const labels = [...new Set(outcomes.map(({ family }) => family))].sort();
  const rows = labels.map((label) => {
    const own = outcomes.filter(({ family }) => family === label);
    const cells = detectors.map(({ name }) => {
      const runs = own.filter(({ detector }) => detector === name);
      const alarmed = runs.filter((one) => one.delaySeconds !== null || one.falseAlarms > 0).length;
      const { quietHours, falseAlarms } = runs.reduce(
        (sum, one) => ({
          quietHours: sum.quietHours + one.quietHours,
          falseAlarms: sum.falseAlarms + one.falseAlarms,
        }),
        { quietHours: 0, falseAlarms: 0 }
      );
      const rate = runs[0]?.truth.label === 'leak' || quietHours === 0 ? null : (24_000 * falseAlarms) / quietHours;
      return rate === null ? String(alarmed) : `${alarmed} (${asNumber(rate)})`;
    });
    return [label, String(own.length / Math.max(1, detectors.length)), ...cells];
  });
  return toTable(['label', 'series', ...detectors.map(({ name }) => name)], rows);
}

/** F1 over those that are labelled for certain. */
export function realScores(detectors: readonly Detector[], outcomes: readonly Outcome[]): string {
  return detectors
    .map(({ name }) => {
      const { recall, f1 } = measure(outcomes.filter(({ detector }) => detector === name));
      return `\`${name}\` ${asNumber(recall, 2)} / ${asNumber(f1, 2)}`;
    })
    .join(', ');
}
