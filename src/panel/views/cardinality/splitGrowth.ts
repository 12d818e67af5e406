import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';

/**
 * `series`: memory goes with the series. `estimate`: by the figures of the client library only. `rest`: another cause.
 * `unknown`: nothing says what it is.
 */
export type GrowthKind = 'series' | 'estimate' | 'rest' | 'unknown';

export interface GrowthSegment {
  kind: GrowthKind;
  bytes: number;
}

type Known = Pick<CardinalityRow, 'memoryGrowthBytes' | 'explainedBytes' | 'coupled'>;

/** The growth of the memory by what explains it; empty where it did not grow or is not known. */
export function splitGrowth({ memoryGrowthBytes, explainedBytes, coupled }: Known): GrowthSegment[] {
  if (memoryGrowthBytes === null || memoryGrowthBytes <= 0) {
    return [];
  }
  if (explainedBytes === null) {
    return [{ kind: 'unknown', bytes: memoryGrowthBytes }];
  }
  const bytes = Math.min(explainedBytes, memoryGrowthBytes);
  const all: GrowthSegment[] = [
    { kind: coupled === true ? 'series' : 'estimate', bytes },
    { kind: coupled === null ? 'unknown' : 'rest', bytes: memoryGrowthBytes - bytes },
  ];
  return all.filter((segment) => segment.bytes > 0);
}
