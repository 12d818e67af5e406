import type { NodeRow } from '../../read/nodes/nodesModel';
import { readNodesFrames } from '../../read/nodes/readNodesFrames';
import { buildNodesFrame } from '../../testing/buildNodesFrame';
import { fitColumns } from '../../parts/list/fitColumns';
import { sortRows, type Sort } from '../../parts/list/sortRows';
import { NODE_COLUMN_IDS, NODE_COLUMNS, type NodeColumnId } from './nodeColumns';

const GIB = 2 ** 30;
const { rows } = readNodesFrames([
  buildNodesFrame([
    { node: 'b', ready: 'true', memory_pressure: 'true', slope_bytes_per_hour: 0, oom_kills: 2 },
    { node: 'c', ready: null, memory_pressure: null, working_set_bytes: null, oom_kills: null },
    { node: 'a', ready: 'false', working_set_bytes: 15 * GIB, slope_bytes_per_hour: -5, oom_kills: 0 },
    { node: 'd', ready: 'unknown', working_set_bytes: 9 * GIB, slope_bytes_per_hour: GIB },
  ]),
]);
const names = (sorted: NodeRow[]) => sorted.map(({ node }) => node).join('');

describe('NODE_COLUMNS', () => {
  it.each<[Sort<NodeColumnId>, string]>([
    [{ column: 'node', direction: 'ascending' }, 'abcd'],
    [{ column: 'state', direction: 'descending' }, 'adbc'],
    [{ column: 'memory', direction: 'descending' }, 'adbc'],
    // Above the line, in five hours, never; what is not known comes last either way.
    [{ column: 'forecast', direction: 'ascending' }, 'adbc'],
    [{ column: 'forecast', direction: 'descending' }, 'bdac'],
    [{ column: 'growth', direction: 'descending' }, 'dcba'],
    [{ column: 'oomKills', direction: 'descending' }, 'badc'],
  ])('sorted by %j', (sort, expected) => {
    expect(names(sortRows(NODE_COLUMNS, rows, sort))).toBe(expected);
  });

  it.each([
    [2000, [...NODE_COLUMN_IDS]],
    [700, ['node', 'state', 'memory', 'forecast', 'growth']],
    [480, ['node', 'state', 'memory']],
  ])('at %d px', (widthPx, expected) => {
    expect(fitColumns(NODE_COLUMNS, widthPx).map(({ id }) => id)).toEqual(expected);
  });
});
