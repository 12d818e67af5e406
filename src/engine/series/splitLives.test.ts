import * as fc from 'fast-check';
import { splitLives } from './splitLives';

const M = 2 ** 20;

describe('splitLives(startTimesSeconds, values)', () => {
  test('one start time: one life', () => {
    const { lives, source } = splitLives([100, 100, 100], [1, 2, 3]);
    expect(source).toBe('start-times');
    expect(lives).toEqual([{ from: 0, to: 2, startSeconds: 100 }]);
  });

  test('a later start time begins a life; rows without one belong to the life around them', () => {
    const { lives, lifeOfRow } = splitLives([100, null, 100, 900, null], [5, 5, 5, 1, 2]);
    expect(lives).toEqual([
      { from: 0, to: 2, startSeconds: 100 },
      { from: 3, to: 4, startSeconds: 900 },
    ]);
    expect([...lifeOfRow]).toEqual([0, 0, 0, 1, 1]);
  });

  test('a ghost: a row of the instance before is left out', () => {
    const { lifeOfRow, ghostRows, lives } = splitLives([100, 900, 100, 900], [5, 1, 5, 1]);
    expect([...lifeOfRow]).toEqual([0, 1, -1, 1]);
    expect(ghostRows).toBe(1);
    expect(lives).toHaveLength(2);
  });

  test('start times that differ by rounding are one', () => {
    expect(splitLives([100, 101, 100.4], [1, 1, 1]).lives).toHaveLength(1);
  });

  test('without start times a fall back to where the life began is a restart', () => {
    const { lives, source } = splitLives(Array(6).fill(null), [10 * M, 40 * M, 90 * M, 11 * M, 30 * M, 60 * M]);
    expect(source).toBe('drops');
    expect(lives.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  test('without start times a fall to a higher floor is a collection, not a restart', () => {
    expect(splitLives(Array(5).fill(null), [10 * M, 90 * M, 30 * M, 95 * M, 32 * M]).lives).toHaveLength(1);
  });

  test('any input: each row belongs to a life that covers it, or to none', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.option(fc.integer({ min: 0, max: 50 })), fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }))),
          { maxLength: 200 }
        ),
        (rows) => {
          const { lives, lifeOfRow } = splitLives(
            rows.map(([start]) => start && start * 60),
            rows.map(([, value]) => value)
          );
          expect(lives.length).toBeLessThanOrEqual(64);
          [...lifeOfRow].forEach((life, row) => {
            expect(life === -1 || (lives[life].from <= row && row <= lives[life].to)).toBe(true);
          });
        }
      )
    );
  });
});
