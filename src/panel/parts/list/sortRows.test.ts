import type { ColumnId } from '../../options';
import { readLeaksFrame } from '../../read/triage/readLeaksFrame';
import { buildLeaksFrame } from '../../testing/buildFrames';
import { COLUMNS } from '../../views/triage/columns';
import { sortRows, type Sort } from './sortRows';

const { rows } = readLeaksFrame(
  buildLeaksFrame([
    { container: 'b', score: 10, score_max_1d: 90, slope_bytes_per_hour: 5, start_time: 1.7e9 },
    { container: 'c', score_state: 'too-short', slope_bytes_per_hour: -5, start_time: 1.6e9 },
    { container: 'a', score: 50, score_max_1d: 50 },
    { container: 'd', score: 50, score_max_1d: 50, slope_bytes_per_hour: 0 },
  ])
);

describe('sortRows', () => {
  it.each<[Sort<ColumnId>, string]>([
    [{ column: 'rank', direction: 'ascending' }, 'bcad'],
    [{ column: 'rank', direction: 'descending' }, 'dacb'],
    [{ column: 'container', direction: 'ascending' }, 'abcd'],
    // By the highest score of the day; what is not scored comes last, and never counts as zero.
    [{ column: 'score', direction: 'descending' }, 'badc'],
    [{ column: 'score', direction: 'ascending' }, 'adbc'],
    [{ column: 'growth', direction: 'descending' }, 'bdca'],
    [{ column: 'growth', direction: 'ascending' }, 'cdba'],
    // Youngest first: age grows as the start lies further back.
    [{ column: 'age', direction: 'ascending' }, 'bcad'],
    [{ column: 'trend', direction: 'ascending' }, 'bcad'],
  ])('sortRows(rows, %j)', (sort, expected) => {
    expect(
      sortRows(COLUMNS, rows, sort)
        .map(({ key }) => key.container)
        .join('')
    ).toBe(expected);
  });
});
