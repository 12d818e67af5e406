import type { ContainerKey } from '../identity';
import type { Diagnosis } from './diagnosis';
import { stepsOfCardinality } from './nextStepsOfPart';
import type { SeriesCause } from './seriesCause';
import { seriesCauseStrings } from './seriesCauseStrings';

/** The argument that more samples a scrape gave. */
const GROWN_SERIES = 'series-grow';

/** Whether the series of the container's own target grew: then it is worth asking which. */
export const hasGrownSeries = ({ evidence }: Pick<Diagnosis, 'evidence'>) =>
  evidence.some(({ rule, side }) => rule === GROWN_SERIES && side === 'for');

/**
 * The same diagnosis with the metric and the label by name: as an argument, and in what to do. A verdict about the series
 * has its steps replaced; in any other, such as a restart loop, they come after its own. Never throws.
 */
export function nameSeriesCause(diagnosis: Diagnosis, key: ContainerKey, cause: SeriesCause): Diagnosis {
  const numbers = {
    series: cause.series,
    ...(cause.savedSeries !== null && { savedSeries: cause.savedSeries }),
    ...(cause.explainedBytes !== null && { explainedBytes: cause.explainedBytes }),
  };
  const argument = { rule: 'series-cause', side: 'for', text: seriesCauseStrings.evidence(cause), numbers } as const;
  const steps = stepsOfCardinality(key, cause);
  return {
    ...diagnosis,
    evidence: diagnosis.evidence.flatMap((one) => (one.rule === GROWN_SERIES ? [one, argument] : [one])),
    nextSteps: diagnosis.verdict === 'cardinality-leak' ? steps : [...diagnosis.nextSteps, ...steps],
  };
}
