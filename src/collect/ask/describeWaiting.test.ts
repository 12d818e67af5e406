import { describeWaiting } from './describeWaiting';

describe('describeWaiting(progress, waitedSeconds)', () => {
  test.each([
    [{ answered: 3, open: [] }, null],
    [{ answered: 0, open: [null] }, 'Waiting for the server for 15 s: open questions 1; nothing is answered yet.'],
    [
      { answered: 12, open: ['max(container_memory_rss{pod="a"})', 'up{}'] },
      'Waiting for the server for 15 s: open questions 2, the first about container_memory_rss; 12 are answered.',
    ],
  ])('%j', (progress, sentence) => {
    expect(describeWaiting(progress, 15)).toBe(sentence);
  });
});
