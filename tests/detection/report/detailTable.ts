import type { Detector } from '../detectors/detector';
import type { Outcome } from '../judge';
import { measure } from '../metrics/measure';
import { asNumber, asShare, toTable } from './format';

/** What detectors say beyond the alarm: the part, the onset, the time to the limit. One row a detector that says any. */
export function detailTable(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  const rows = detectors.flatMap(({ name, title }) => {
    const { partRight, medianOnsetErrorHours, onsetCovered, forecastCovered, forecasts } = measure(
      outcomes.filter(({ detector }) => detector === name)
    );
    return partRight === null && onsetCovered === null && forecastCovered === null
      ? []
      : [
          [
            title,
            asShare(partRight),
            asNumber(medianOnsetErrorHours),
            asShare(onsetCovered),
            asShare(forecastCovered),
            String(forecasts),
          ],
        ];
  });
  const head = [
    'detector',
    'part right',
    'onset error h',
    'onset in its interval',
    'limit in its interval',
    'forecasts',
  ];
  return toTable(head, rows);
}
