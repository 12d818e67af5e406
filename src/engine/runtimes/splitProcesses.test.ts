import { splitProcesses } from './splitProcesses';

const MIB = 1024 * 1024;
const process = (name: string, mib: Array<number | null>, count = 1) => ({
  name,
  count,
  bytes: mib.map((value) => (value === null ? null : value * MIB)),
});

describe('splitProcesses(measure, histories)', () => {
  test('two of four workers hold most of the memory and of its growth', () => {
    const split = splitProcesses('pss', [
      process('worker 0', [20, 30]),
      process('worker 1', [20, 120]),
      process('worker 2', [20, 31]),
      process('worker 3', [20, 119]),
    ]);
    expect(split?.processes.map(({ name }) => name)).toEqual(['worker 1', 'worker 3', 'worker 2', 'worker 0']);
    expect(split?.heavy).toEqual({ count: 2, of: 4, share: expect.closeTo(239 / 300, 10) });
    expect(split?.growing).toEqual({ count: 2, of: 4, share: expect.closeTo(199 / 220, 10) });
    expect(split?.processes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test.each([
    ['equal ones', [process('a', [50]), process('b', [48])], null],
    ['one alone', [process('a', [50])], null],
    ['tiny ones', [process('a', [3]), process('b', [1])], null],
    [
      'a group counts as its processes',
      [process('a', [90], 2), process('b', [10], 3)],
      { count: 2, of: 5, share: 0.9 },
    ],
    [
      'one that has ended is not counted',
      [process('a', [90, 90]), process('b', [500, null]), process('c', [10, 10])],
      { count: 1, of: 2, share: 0.9 },
    ],
  ])('heavy: %s', (_, histories, heavy) => {
    expect(splitProcesses('rss', histories)?.heavy).toEqual(heavy);
  });

  test('nothing was seen', () => {
    expect(splitProcesses('pss', [process('a', [null, null])])).toBeNull();
    expect(splitProcesses('pss', [])).toBeNull();
  });
});
