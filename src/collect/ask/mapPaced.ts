import { LIMITS } from './limits';

/** How heavy work is cut where somebody waits for the thread: collecting has neither a clock nor a screen. */
export interface Pacer {
  /** Milliseconds, such as `performance.now`: only differences are used. */
  now: () => number;
  /** Lets whoever waits have the thread, such as `yieldToBrowser`. */
  pause: () => Promise<void>;
}

/**
 * `items.map(work)` for heavy work: after each stretch of LIMITS.workMilliseconds it pauses, so that a page can draw and
 * answer its user in between. One item is never cut.
 *
 * @throws what the work throws, and the signal's reason as soon as it is aborted.
 */
export async function mapPaced<T, R>(
  items: readonly T[],
  { now, pause }: Pacer,
  work: (item: T, index: number) => R,
  signal?: AbortSignal
): Promise<R[]> {
  const results: R[] = [];
  let began = now();
  for (const [index, item] of items.entries()) {
    signal?.throwIfAborted();
    results.push(work(item, index));
    if (index < items.length - 1 && now() - began >= LIMITS.workMilliseconds.value) {
      await pause();
      began = now();
    }
  }
  return results;
}
