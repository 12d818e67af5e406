import type { Grid } from './toTimelines';

/** No place on the grid. */
const OUTSIDE = -1;

/**
 * Where the moments of series lie on a grid. Series that share a list of moments, as those of one answer do, share the
 * work: the lists are known again by identity.
 */
export class GridIndex {
  private readonly known = new Map<readonly number[], Int32Array>();

  constructor(private readonly grid: Grid) {}

  /** The place of each moment; negative where it lies outside. */
  placesOf(timesSeconds: readonly number[]): Int32Array {
    const known = this.known.get(timesSeconds);
    if (known) {
      return known;
    }
    const { startSeconds, stepSeconds, count } = this.grid;
    const places = new Int32Array(timesSeconds.length);
    for (let i = 0; i < timesSeconds.length; i++) {
      const place = Math.round((timesSeconds[i] - startSeconds) / stepSeconds);
      places[i] = place >= 0 && place < count ? place : OUTSIDE;
    }
    this.known.set(timesSeconds, places);
    return places;
  }
}
