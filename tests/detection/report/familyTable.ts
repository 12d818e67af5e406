import type { Detector } from '../detectors/detector';
import type { Family } from '../generate/recipe';
import type { Outcome } from '../judge';
import { measure } from '../metrics/measure';
import { asNumber, asShare, toTable } from './format';

/** Leaks: share found / share found before the limit, a column a detector. */
export function leakTable(
  detectors: readonly Detector[],
  outcomes: readonly Outcome[],
  families: readonly Family[]
): string[] {
  return familyRows(detectors, outcomes, families, 'leak', (own) => {
    const { recall, beforeLimit } = measure(own);
    return `${asShare(recall)} / ${asShare(beforeLimit)}`;
  });
}

/** Benign: share of series with an alarm / false alarms per 1,000 container-days. */
export function benignTable(
  detectors: readonly Detector[],
  outcomes: readonly Outcome[],
  families: readonly Family[]
): string[] {
  return familyRows(detectors, outcomes, families, 'benign', (own) => {
    const { benignAlarmed, falseAlarmsPerThousandDays } = measure(own);
    return `${asShare(benignAlarmed)} / ${asNumber(falseAlarmsPerThousandDays)}`;
  });
}

function familyRows(
  detectors: readonly Detector[],
  outcomes: readonly Outcome[],
  families: readonly Family[],
  label: Family['label'],
  toCell: (own: Outcome[]) => string
): string[] {
  const rows = families
    .filter((family) => family.label === label && outcomes.some(({ family: name }) => name === family.name))
    .map(({ name, set }) => [
      set === 'report' ? `${name} (held back)` : name,
      ...detectors.map((detector) =>
        toCell(outcomes.filter((outcome) => outcome.family === name && outcome.detector === detector.name))
      ),
    ]);
  return toTable([label === 'leak' ? 'leak' : 'no leak', ...detectors.map(({ name }) => name)], rows);
}
