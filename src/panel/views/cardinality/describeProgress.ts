import type { CardinalityModel } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';

type Progress = Pick<CardinalityModel, 'lookedInto' | 'toLookInto' | 'requests' | 'samples'>;

/** Narrower panels have room for one remark only. */
const COST_FROM_PX = 700;

/** How many targets were looked into, and what the answer cost; undefined where nobody said. */
export function describeProgress(
  { lookedInto, toLookInto, requests, samples }: Progress,
  widthPx: number
): string | undefined {
  const { lookedInto: looked, cost } = cardinalityStrings;
  const texts = [
    ...(lookedInto === null ? [] : [looked(lookedInto, toLookInto)]),
    ...(requests === null || widthPx < COST_FROM_PX ? [] : [cost(requests, samples)]),
  ];
  return texts.length > 0 ? texts.join(' · ') : undefined;
}
