import { countKills, readKilled } from './readKilled';

const LABELS = { namespace: 'shop', pod: 'cart-0', container: 'app' };
const sample = (over: string, value: number) => ({
  labels: { ...LABELS, leakscope_over: over },
  value,
  timeSeconds: 0,
});

describe('readKilled(vector, clusterLabel)', () => {
  test('what kube-state-metrics and the kernel counted in the last day is kept apart; who was killed before is a key only', () => {
    const { keys, oneDay } = readKilled([sample('day', 3), sample('day_kernel', 2), sample('window', 9)], null);
    expect(keys).toEqual([{ cluster: null, ...LABELS }]);
    expect([...oneDay!.values()]).toEqual([{ restarts: 3, kernel: 2 }]);
    expect([...readKilled([sample('window', 9)], null).oneDay!.values()]).toEqual([]);
  });
});

describe('countKills({ restarts, kernel }, confirmedRestarts)', () => {
  test.each([
    ['a counter that flaps, and no restart', { restarts: 40, kernel: 0 }, 0, 0],
    ['restarts that have two witnesses', { restarts: 3, kernel: 0 }, 3, 3],
    ['nobody could tell', { restarts: 3, kernel: 0 }, null, 3],
    ['the kernel killed children, and nothing restarted', { restarts: 0, kernel: 5 }, 0, 5],
  ])('%s', (_, kills, confirmed, expected) => {
    expect(countKills(kills, confirmed)).toBe(expected);
  });
});
