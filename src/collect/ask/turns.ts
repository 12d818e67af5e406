import { LIMITS } from './limits';
import type { Pacer } from './mapPaced';

/**
 * Heavy work of many who were answered at once, one after the other: after each stretch of LIMITS.workMilliseconds there is
 * a pause, so that a page can draw and answer its user in between. One piece of work is never cut.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private began = -Infinity;

  constructor(private readonly pacer: Pacer) {}

  /** @throws what the work throws, and the signal's reason as soon as it is aborted. */
  take<T>(work: () => T, signal?: AbortSignal): Promise<T> {
    const turn = this.last.then(async () => {
      signal?.throwIfAborted();
      if (this.pacer.now() - this.began >= LIMITS.workMilliseconds.value) {
        await this.pacer.pause();
        this.began = this.pacer.now();
      }
      signal?.throwIfAborted();
      return work();
    });
    // One that fails does not end the turns of the others.
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
