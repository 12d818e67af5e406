import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import type { SplitHistory } from '../../engine';
import { toIsoTime } from '../output/toIsoTime';
import { findLastKnown } from './containerAnatomyJson';

/** Sentences about what the runtime and the processes do not tell. */
export function describeRuntime(inside: RuntimeAnatomy, { timesSeconds, wholeBytes }: SplitHistory): string[] {
  const { title, history, processHistories, warnings } = inside;
  const last = findLastKnown(wholeBytes);
  const isSplit = history !== null && !history.conflict && history.splitSamples > 0;
  const seen = Math.max(-1, ...processHistories.map(({ bytes }) => findLastKnown(bytes) ?? -1));
  return [
    ...warnings,
    ...(history && !history.conflict && history.missingSamples + history.conflictSamples > 0
      ? [
          `The ${title} metrics do not split ${history.missingSamples + history.conflictSamples} of ${wholeBytes.filter((bytes) => bytes !== null).length} samples: ` +
            `${history.missingSamples} have none beside them, in ${history.conflictSamples} they claim more than the container has.`,
        ]
      : []),
    ...(isSplit && last !== null && history.anonBytes[last] === null
      ? [`The last sample is one of them, so that its anonymous memory is not split.`]
      : []),
    ...(last !== null && seen >= 0 && seen < last
      ? [`The processes are as of ${toIsoTime(timesSeconds[seen])}, when they were last exported.`]
      : []),
  ];
}
