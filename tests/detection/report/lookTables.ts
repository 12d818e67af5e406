import type { Detector } from '../detectors/detector';
import type { Family } from '../generate/recipe';
import type { Outcome } from '../judge';
import { measureLooks } from '../metrics/measureLooks';
import { asShare, toTable } from './format';

const KNOWN = [
  { title: 'all parts', known: 'allParts' },
  { title: 'working set', known: 'workingSet' },
] as const;

/** One row a detector: one look at each series, with all parts and with the working set alone. */
export function lookTable(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  const head = KNOWN.flatMap(({ title }) => [`${title}: recall`, 'precision', 'F1']);
  const rows = detectors.map(({ name }) => {
    const own = outcomes.filter(({ detector }) => detector === name);
    const cells = KNOWN.flatMap(({ known }) => {
      const { recall, precision, f1 } = measureLooks(own, known);
      return [recall, precision, f1].map(asShare);
    });
    return [name, ...cells];
  });
  return toTable(['detector', ...head], rows);
}

/** One row a family: the share that was alarmed on at the look, all parts / working set alone. */
export function lookFamilyTable(
  detectors: readonly Detector[],
  outcomes: readonly Outcome[],
  families: readonly Family[]
): string[] {
  const rows = families
    .filter(({ name }) => outcomes.some(({ family }) => family === name))
    .map(({ name, label, set }) => [
      set === 'report' ? `${name} (held back)` : name,
      label,
      ...detectors.map((detector) => {
        const own = outcomes.filter((outcome) => outcome.family === name && outcome.detector === detector.name);
        return KNOWN.map(({ known }) => asShare(measureLooks(own, known).alarmed)).join(' / ');
      }),
    ]);
  return toTable(['family', 'truth', ...detectors.map(({ name }) => name)], rows);
}
