import { LIMITS } from './limits';
import { mapPaced } from './mapPaced';

/** Work that takes so many milliseconds of a clock of its own. */
function paced() {
  const log: string[] = [];
  let milliseconds = 0;
  const options = {
    now: () => milliseconds,
    pause: async () => {
      log.push('pause');
      milliseconds += 1000;
    },
  };
  const work = (takes: number) => {
    milliseconds += takes;
    log.push(String(takes));
    return takes * 2;
  };
  return { log, options, work };
}

const LONG = LIMITS.workMilliseconds.value;

describe('mapPaced(items, { now, pause }, work)', () => {
  test.each<[string, number[], string[]]>([
    ['nothing', [], []],
    ['little work is done in one go', [1, 2, 3], ['1', '2', '3']],
    ['a pause after each long item, none after the last', [LONG, LONG], [`${LONG}`, 'pause', `${LONG}`]],
    [
      'short items add up; a pause takes nothing off the next stretch',
      [LONG - 1, 1, LONG - 1, 1, 1],
      [`${LONG - 1}`, '1', 'pause', `${LONG - 1}`, '1', 'pause', '1'],
    ],
  ])('%s', async (_, items, expected) => {
    const { log, options, work } = paced();
    expect(await mapPaced(items, options, work)).toEqual(items.map((item) => item * 2));
    expect(log).toEqual(expected);
  });

  test('aborted during a pause: nothing more is worked on', async () => {
    const controller = new AbortController();
    const { log, options, work } = paced();
    const pause = async () => controller.abort(new Error('The user left.'));
    await expect(mapPaced([LONG, LONG], { ...options, pause }, work, controller.signal)).rejects.toThrow(
      'The user left.'
    );
    expect(log).toEqual([`${LONG}`]);
  });
});
