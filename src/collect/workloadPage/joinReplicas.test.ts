import { toLifePoints, type LifePoints } from '../../engine';
import { joinReplicas } from './joinReplicas';

const life = (startSeconds: number, bytes: number[]): LifePoints =>
  toLifePoints({
    ...{ pod: `p${startSeconds}`, startSeconds, endSeconds: null, end: 'running', version: null, labels: {} },
    timesSeconds: bytes.map((_, i) => startSeconds + i * 600),
    bytes,
  });

test('joinReplicas(lives, times): median and highest of those that ran at each moment; none is no row', () => {
  const rows = joinReplicas([life(600, [10, 10, 10]), life(1200, [30, 30])], {
    startSeconds: 0,
    endSeconds: 2400,
    stepSeconds: 600,
  });
  expect(rows).toEqual([
    { timeSeconds: 600, medianBytes: 10, highestBytes: 10, count: 1 },
    { timeSeconds: 1200, medianBytes: 20, highestBytes: 30, count: 2 },
    { timeSeconds: 1800, medianBytes: 20, highestBytes: 30, count: 2 },
  ]);
});
