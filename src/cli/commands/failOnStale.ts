import type { Emptiness } from '../../collect/sources/newestSample';
import { Failure } from '../failure';

/** Data that has ended is no empty scope: nothing can be said of it, and whoever relies on the exit code has to know. */
export function failOnStale(emptiness: Emptiness | null): void {
  if (emptiness !== null && emptiness.newestSeconds !== null) {
    throw new Failure('Nothing is known of the time that was asked about, because the data ends before it: see --at.');
  }
}
