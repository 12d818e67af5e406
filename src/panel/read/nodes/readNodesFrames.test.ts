import { buildNodesFrame } from '../../testing/buildNodesFrame';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';
import { isNodesFrame, readNodesFrames } from './readNodesFrames';

const GIB = 2 ** 30;
const readRow = (row: Parameters<typeof buildNodesFrame>[0][number]) =>
  readNodesFrames([buildNodesFrame([row])]).rows[0];

describe('readNodesFrames', () => {
  it('reads a node', () => {
    const frame = buildNodesFrame([{ cluster: 'west' }]);
    expect(isNodesFrame(frame)).toBe(true);
    expect(readNodesFrames([frame])).toMatchObject({
      totalNodes: 1,
      notices: [],
      rows: [
        {
          rank: 1,
          cluster: 'west',
          node: 'n1',
          ready: 'true',
          memoryPressure: 'false',
          capacityBytes: 16 * GIB,
          podsBytes: 6 * GIB,
          forecast: { state: 'ahead', seconds: 24 * 3600 },
          oomKills: 0,
          drivers: [{ key: { cluster: 'west', namespace: 'shop', pod: 'cart-1', container: 'app' } }],
          source: 'prometheus',
        },
      ],
    });
  });

  it.each<[string, Parameters<typeof readRow>[0], object]>([
    ['a capacity of 0', { capacity_bytes: 0 }, { capacityBytes: null }],
    ['bytes below 0', { pods_bytes: -1 }, { podsBytes: null }],
    ['no number', { oom_kills: NaN }, { oomKills: null }],
    ['an unknown state', { ready: 'maybe' }, { ready: null }],
    ['no trend', { trend: null }, { trend: null, forecast: { state: 'unknown' } }],
    ['no drivers', { drivers: '' }, { drivers: [] }],
  ])('%s is unknown', (_, row, expected) => {
    expect(readRow(row)).toMatchObject(expected);
  });

  it('joins frames, each node once, and counts what it cuts', () => {
    const many = buildNodesFrame(Array.from({ length: CONTRACT_LIMITS.nodeRows.value + 1 }, () => ({})));
    const { rows, totalNodes } = readNodesFrames([many, buildNodesFrame([{ node: 'n1', oom_kills: 9 }, { node: '' }])]);
    expect([rows.length, totalNodes, rows[0].oomKills]).toEqual([
      CONTRACT_LIMITS.nodeRows.value,
      CONTRACT_LIMITS.nodeRows.value + 1,
      0,
    ]);
  });
});
