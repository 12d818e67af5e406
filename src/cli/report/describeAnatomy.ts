import type { Anatomy } from '../../collect/containers/collectAnatomy';
import { describeRejections } from '../../collect/containers/describeRejections';

/** Sentences about what is not in the parts. */
export function describeAnatomy({ history, ghostSamples }: Pick<Anatomy, 'history' | 'ghostSamples'>): string[] {
  return [
    ...describeRejections([history]),
    ...(history.otherLevelSamples > 0
      ? [`${history.otherLevelSamples} samples have other metrics than those shown and are left out.`]
      : []),
    ...(history.gaps > 0 ? [`${history.gaps} of ${history.timesSeconds.length} moments have no sample.`] : []),
    ...(ghostSamples > 0 ? [`${ghostSamples} samples of containers that had ended were dropped.`] : []),
  ];
}
