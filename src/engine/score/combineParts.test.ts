import { combineParts } from './combineParts';
import type { ScoreResult } from './scoreResult';

const FLAT: ScoreResult = { score: 0, state: 'flat', windows: { '12h': 0, '1d': null, '2d': null, '4d': null } };
const UNKNOWN: ScoreResult = {
  score: null,
  state: 'not-measured',
  windows: { '12h': null, '1d': null, '2d': null, '4d': null },
};
const scored = (score: number): ScoreResult => ({
  score,
  state: 'scored',
  windows: { '12h': score, '1d': null, '2d': null, '4d': null },
});

describe('combineParts(results)', () => {
  test('a program at its limit that leaks into swap: the part is swap', () => {
    expect(combineParts({ anon: FLAT, swap: scored(93) })).toMatchObject({ score: 93, state: 'scored', part: 'swap' });
  });

  test('the higher of memory and swap counts', () => {
    expect(combineParts({ anon: scored(95), swap: scored(93) })).toMatchObject({ score: 95, part: 'anon' });
  });

  test('swap that stands at 0 does not say that the container was measured', () => {
    expect(combineParts({ working_set: UNKNOWN, swap: FLAT })).toMatchObject({ score: null, state: 'not-measured' });
  });

  test('the working set counts only where anonymous memory is not measured, kernel memory only where it is', () => {
    expect(combineParts({ anon: FLAT, working_set: scored(90) })).toMatchObject({ score: 0, part: null });
    expect(combineParts({ working_set: scored(90), kernel: scored(99) })).toMatchObject({ part: 'working_set' });
  });

  test('kernel memory alone is capped, beside anonymous memory that rises it is not', () => {
    expect(combineParts({ anon: FLAT, kernel: scored(99) })).toMatchObject({ score: 60, part: 'kernel' });
    expect(combineParts({ anon: scored(40), kernel: scored(99) })).toMatchObject({ score: 99, part: 'kernel' });
  });
});
