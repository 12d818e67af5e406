import { measureEarlier, type EarlierLives } from './earlierLives';
import { once } from './once';
import { measureParts, toGrid, type Grid, type MemoryInput, type PartTrends } from './partTrends';

/** The courses of a container's memory. What is dear is measured when it is first asked for, and kept. */
export interface MeasuredMemory {
  grid: Grid;
  /** In the last life alone. */
  inLife: () => PartTrends;
  /** In all lives, laid over each other. */
  inLives: () => PartTrends;
  earlier: () => EarlierLives;
}

/**
 * Measures the memory of a container, for `diagnose`: whoever judges a container twice, first by its memory and then with
 * what else is known, measures once and hands the result to both. Null where too little is known. Never throws.
 */
export function measureMemory(input: MemoryInput): MeasuredMemory | null {
  const grid = toGrid(input);
  return (
    grid && {
      grid,
      inLife: once(() => measureParts(grid, 'life')),
      inLives: once(() => measureParts(grid, 'lives')),
      earlier: once(() => measureEarlier(grid)),
    }
  );
}
