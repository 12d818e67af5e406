import { LIMITS } from './limits';
import { Turns } from './turns';

const LONG = LIMITS.workMilliseconds.value;

/** A clock of its own, and what happened in its order. */
function started() {
  const log: string[] = [];
  let milliseconds = 0;
  const turns = new Turns({
    now: () => milliseconds,
    pause: async () => {
      log.push('pause');
      milliseconds += 1000;
    },
  });
  const work = (name: string, takes: number) => () => {
    milliseconds += takes;
    log.push(name);
    return name;
  };
  return { log, turns, work };
}

describe('Turns.take(work, signal)', () => {
  it('pauses before the first, and after each stretch; short work adds up', async () => {
    const { log, turns, work } = started();
    const all = [work('a', LONG - 1), work('b', 1), work('c', 1)].map((one) => turns.take(one));
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['pause', 'a', 'b', 'pause', 'c']);
  });

  it('rejects for the one whose work throws, and goes on with the next', async () => {
    const { turns, work } = started();
    const failing = turns.take(() => {
      throw new Error('no');
    });
    const next = turns.take(work('b', 1));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('b');
  });

  it('does nothing any more once it is aborted', async () => {
    const { log, turns, work } = started();
    const abort = new AbortController();
    const first = turns.take(() => abort.abort(new Error('left')), abort.signal);
    const second = turns.take(work('b', 1), abort.signal);
    await first;
    await expect(second).rejects.toThrow('left');
    expect(log).toEqual(['pause']);
  });
});
