import { COROOT } from './detectors/coroot';
import type { Detector } from './detectors/detector';
import { LINE_DETECTORS } from './detectors/lines';
import { KENDALL_DETECTORS } from './detectors/mannKendall';
import { SCORE_DETECTORS } from './detectors/score';
import { SCORE_AND_LOOP } from './detectors/scoreAndLoop';
import { VERDICT_DETECTORS } from './detectors/verdict';

/** Ours: their failures are named one by one. */
export const OUR_DETECTORS: readonly Detector[] = [...VERDICT_DETECTORS, SCORE_AND_LOOP, ...SCORE_DETECTORS];

/** All that are compared, ours first. */
export const DETECTORS: readonly Detector[] = [...OUR_DETECTORS, ...KENDALL_DETECTORS, ...LINE_DETECTORS, COROOT];

/** The detectors with these names, in the order of the table. */
export function pickDetectors(names: readonly string[]): Detector[] {
  const unknown = names.find((name) => DETECTORS.every((detector) => detector.name !== name));
  if (unknown !== undefined) {
    throw new Error(`There is no detector "${unknown}": choose from ${DETECTORS.map(({ name }) => name).join(', ')}.`);
  }
  return DETECTORS.filter(({ name }) => names.includes(name));
}
