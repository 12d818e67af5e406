import type { Detector } from '../detectors/detector';
import type { Family } from '../generate/recipe';
import type { Outcome } from '../judge';
import { measure } from '../metrics/measure';
import { falseAlarmsInProduction } from '../metrics/productionMix';
import { asNumber, asShare, toTable } from './format';

/** One row a detector. */
export function summaryTable(
  detectors: readonly Detector[],
  outcomes: readonly Outcome[],
  families: readonly Family[]
): string[] {
  const flat = new Set(families.filter(({ label, growing }) => label === 'benign' && !growing).map(({ name }) => name));
  return toTable(
    [
      'detector',
      'recall',
      'precision',
      'F1',
      'AUC series',
      'AUC snapshot',
      'benign alarmed',
      'before the limit',
      'delay h',
      'delay / time to limit',
      'FA / 1000 cd',
      'FA, not growing',
      'FA, production mix',
    ],
    detectors.map(({ name, title }) => {
      const own = outcomes.filter(({ detector }) => detector === name);
      const all = measure(own);
      return [
        title,
        asShare(all.recall),
        asShare(all.precision),
        asShare(all.f1),
        asShare(all.aucSeries),
        asShare(all.aucSnapshot),
        asShare(all.benignAlarmed),
        asShare(all.beforeLimit),
        asNumber(all.medianDelayHours, 0),
        asNumber(all.medianDelayShare, 2),
        asNumber(all.falseAlarmsPerThousandDays),
        asNumber(measure(own.filter(({ family }) => flat.has(family))).falseAlarmsPerThousandDays),
        asNumber(falseAlarmsInProduction(own, families)),
      ];
    })
  );
}
