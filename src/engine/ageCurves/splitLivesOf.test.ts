import { splitLivesOf, type Ending, type PodMemory } from './splitLivesOf';

const STEP = 600;
const memory = (pod: string, from: number, rows: number, start: (row: number) => number | null): PodMemory => ({
  pod,
  version: 'v1',
  labels: { node: 'n1' },
  timesSeconds: Array.from({ length: rows }, (_, row) => from + row * STEP),
  bytes: Array.from({ length: rows }, (_, row) => 1e8 + row * 1e6),
  startTimesSeconds: Array.from({ length: rows }, (_, row) => start(row)),
});
const known = (atSeconds: number, endings: Ending[] = []) => ({
  atSeconds,
  stepSeconds: STEP,
  endings,
});

describe('splitLivesOf(pods, known)', () => {
  test('restarts cut, and each end is named from what was reported about it', () => {
    const pod = memory('a', 0, 30, (row) => (row < 10 ? -50 : row < 20 ? 5900 : 11_950));
    const endings: Ending[] = [
      { pod: 'a', atSeconds: 5850, end: 'oom' },
      { pod: 'b', atSeconds: 11_900, end: 'oom' },
    ];
    expect(splitLivesOf([pod], known(17_400, endings)).map(({ startSeconds, end }) => [startSeconds, end])).toEqual([
      [-50, 'oom'],
      [5900, 'unknown'],
      [11_950, 'running'],
    ]);
  });

  test('a pod whose samples end long before the data was replaced; its age goes back to its start', () => {
    const [life] = splitLivesOf([memory('a', 36_000, 10, () => 400)], known(90_000));
    expect(life).toMatchObject({
      end: 'replaced',
      endSeconds: 41_400,
      startSeconds: 400,
      version: 'v1',
    });
  });

  test('a Job that finished ended clean', () => {
    const endings: Ending[] = [{ pod: 'a', atSeconds: 5900, end: 'clean' }];
    expect(splitLivesOf([memory('a', 0, 10, () => 0)], known(90_000, endings))[0]).toMatchObject({
      end: 'clean',
      endSeconds: 5900,
    });
  });

  test('two readings of one start are one life, that with more samples', () => {
    const lives = splitLivesOf([memory('a', 0, 5, () => 100), memory('a', 0, 9, () => 101)], known(5000));
    expect(lives).toHaveLength(1);
    expect(lives[0].bytes).toHaveLength(9);
  });

  test('gaps are left out, and no samples are no life', () => {
    const holes = { ...memory('a', 0, 4, () => 0), bytes: [1, null, 3, null] };
    expect(splitLivesOf([holes], known(2000))[0].bytes).toEqual([1, 3]);
    expect(splitLivesOf([{ ...holes, bytes: [null, null, null, null] }], known(2000))).toEqual([]);
  });

  test('without start times falls cut, and ages count from the first sample', () => {
    const saw = {
      ...memory('a', 0, 20, () => null),
      bytes: Array.from({ length: 20 }, (_, i) => 10 + (i % 10) * 10),
    };
    expect(splitLivesOf([saw], known(11_400)).map(({ startSeconds }) => startSeconds)).toEqual([0, 6000]);
  });
});
