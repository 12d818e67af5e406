import { say } from '../language/say';
import { texts } from '../language/texts';
import { formatCount } from '../words/formatCount';
import { formatSize } from '../words/formatSize';
import type { SeriesCause } from './seriesCause';

/** `a, b and c` */
function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : say`${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

const toLabels = (labels: readonly string[]) => `${labels.length > 1 ? say`labels` : say`label`} ${joinWords(labels)}`;

/** Sentences about the metric and the label that blow up. */
export const seriesCauseStrings = texts({
  evidence: ({ metric, series, labels, values, namePattern, explainedBytes, grownBytes }: SeriesCause) => {
    const whose =
      namePattern === null
        ? say`${metric} has ${formatCount(series)} series`
        : say`Names of metrics carry ids, as in ${namePattern}`;
    const what =
      labels.length === 0 || namePattern !== null ? '' : say`, its ${toLabels(labels)} ${formatCount(values)} values`;
    const explains =
      explainedBytes === null || grownBytes === null || explainedBytes <= 0
        ? ''
        : say`; that explains ${formatSize(explainedBytes)} of ${formatSize(grownBytes)} by which the memory grew`;
    return `${whose}${values === null ? '' : what}${explains}.`;
  },
  takeLabelOff: ({ metric, series, labels, savedSeries }: SeriesCause) =>
    say`Take the ${toLabels(labels)} off the metric ${metric} in the program${savedSeries === null ? '' : say`: ${formatCount(savedSeries)} of its ${formatCount(series)} series go`}, and the process gets their memory back.`,
  oneName: (pattern: string) =>
    say`Give the metrics ${pattern} one name in the program, and leave the id out: a new name for each id is kept like a new label value.`,
  boundMetric: ({ metric, series }: SeriesCause) =>
    say`Bound the metric ${metric} in the program: it has ${formatCount(series)} series, and no label makes them alone.`,
  seeValues: (label: string) => say`See some values of ${label}, to know where they come from.`,
  dropMeanwhile:
    'Dropping it in the scrape configuration spares Prometheus only: the process keeps the series. The page of its series has both ready to paste.',
} as const);
