/** Chromium's scheduler: what continues this way goes before new tasks, but behind drawing and input. */
interface Scheduler {
  yield?: () => Promise<void>;
}

/**
 * Lets the browser draw and answer its user, and goes on then. Where it has no scheduler, a message to ourselves is used:
 * timers wait at least 4 ms when they follow each other, and a minute in hidden tabs.
 */
export function yieldToBrowser(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (typeof scheduler?.yield === 'function') {
    return scheduler.yield();
  }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
