import { readNodeRooms } from './readNodeRooms';

const GIB = 2 ** 30;
const row = (of: string, gib: number, labels: Record<string, string> = {}) => ({
  labels: { leakscope_node: of, node: 'n1', ...labels },
  value: gib * GIB,
  timeSeconds: 0,
});

describe('readNodeRooms(vector, clusterLabel)', () => {
  test('the working set of a node, and its eviction line: 100 MiB below its memory', () => {
    const roomOf = readNodeRooms([row('capacity', 8), row('used', 5)], null);
    expect(roomOf({ cluster: null, node: 'n1' })).toEqual({
      workingSetBytes: 5 * GIB,
      limitBytes: 8 * GIB - 100 * 2 ** 20,
    });
  });

  test('equally named nodes of two clusters are two', () => {
    const rows = ['a', 'b'].flatMap((cluster, i) => [
      row('capacity', 8 + i, { cluster }),
      row('used', 5 + i, { cluster }),
    ]);
    const roomOf = readNodeRooms(rows, 'cluster');
    expect(roomOf({ cluster: 'a', node: 'n1' })?.workingSetBytes).toBe(5 * GIB);
    expect(roomOf({ cluster: 'b', node: 'n1' })?.workingSetBytes).toBe(6 * GIB);
  });

  test.each([
    ['another node', [row('capacity', 8), row('used', 5)], 'n2'],
    ['a container whose node is not told', [row('capacity', 8), row('used', 5)], null],
    ['no memory of the node', [row('used', 5)], 'n1'],
    ['no working set of the node', [row('capacity', 8)], 'n1'],
  ])('%s: null', (_, rows, node) => {
    expect(readNodeRooms(rows, null)({ cluster: null, node })).toBeNull();
  });
});
