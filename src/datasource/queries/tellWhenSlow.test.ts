import { createDataFrame, type DataFrame } from '@grafana/data';
import { LIMITS } from '../../collect/ask/limits';
import type { AskSession } from '../../collect/ask/session';
import { tellWhenSlow } from './tellWhenSlow';

const SECONDS = LIMITS.waitingSeconds.value;

describe('tellWhenSlow(ask, refId, emit)', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const start = (open: string[]) => {
    const shown: DataFrame[][] = [];
    const ask = { progress: { answered: 0, open } } as unknown as AskSession;
    const told = tellWhenSlow(ask, 'A', (frames) => shown.push(frames));
    return { told, shown, texts: () => shown.map(([frame]) => frame.meta?.notices?.[0].text) };
  };

  test('says what is waited for, twice before the server is given up', () => {
    const { texts } = start(['up{}']);
    jest.advanceTimersByTime(SECONDS * 1000 - 1);
    expect(texts()).toEqual([]);
    jest.advanceTimersByTime(SECONDS * 1000 + 1);
    expect(texts()).toEqual([
      `Waiting for the server for ${SECONDS} s: open questions 1, the first about up; nothing is answered yet.`,
      `Waiting for the server for ${2 * SECONDS} s: open questions 1, the first about up; nothing is answered yet.`,
    ]);
  });

  test.each<[string, (told: ReturnType<typeof tellWhenSlow>) => void]>([
    ['there is something to look at', ({ emit }) => emit([createDataFrame({ fields: [] })])],
    ['it is over', ({ stop }) => stop()],
  ])('nothing any more once %s', (_, act) => {
    const { told, shown } = start(['up{}']);
    act(told);
    const before = shown.length;
    jest.advanceTimersByTime(SECONDS * 10_000);
    expect(shown).toHaveLength(before);
  });

  test('nothing where no question is open', () => {
    const { shown } = start([]);
    jest.advanceTimersByTime(SECONDS * 10_000);
    expect(shown).toEqual([]);
  });
});
