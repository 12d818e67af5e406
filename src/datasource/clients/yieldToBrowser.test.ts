import { MessageChannel } from 'node:worker_threads';
import { yieldToBrowser } from './yieldToBrowser';

const global = globalThis as { scheduler?: { yield: () => Promise<void> } };

// jsdom has none; that of Node is the same thing.
Object.assign(globalThis, { MessageChannel });

describe('yieldToBrowser()', () => {
  afterEach(() => {
    delete global.scheduler;
  });

  test('other tasks get their turn: promises alone would never let a timer run', async () => {
    let hasRun = false;
    setTimeout(() => (hasRun = true), 0);
    for (let turns = 0; !hasRun && turns < 100_000; turns++) {
      await yieldToBrowser();
    }
    expect(hasRun).toBe(true);
  });

  test('asks the scheduler of the browser where there is one', async () => {
    const asked = jest.fn(() => Promise.resolve());
    global.scheduler = { yield: asked };
    await yieldToBrowser();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
