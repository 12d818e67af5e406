import type { WorkloadLife } from '../../read/workload/workloadModel';
import { summarizeVersions } from './summarizeVersions';

const HOUR = 3600;
const life = (part: Partial<WorkloadLife>): WorkloadLife => ({
  key: { cluster: null, namespace: 'shop', pod: 'orders-1', container: 'app' },
  ...{ version: 'v1', node: null, labels: null, startSeconds: 0, endSeconds: null, end: 'running', ageSeconds: HOUR },
  ...{ lastBytes: 1, peakBytes: 2, leaks: null, killSeconds: null, ages: [], bytes: [] },
  ...part,
});

describe('summarizeVersions(lives)', () => {
  test('the newest version first, with its kills and the middle of their ages', () => {
    const found = summarizeVersions([
      life({ end: 'oom', ageSeconds: 4 * HOUR, peakBytes: 9 }),
      life({ end: 'oom', ageSeconds: 6 * HOUR, startSeconds: 10 }),
      life({ version: null, startSeconds: 50, peakBytes: null }),
    ]);
    expect(found).toEqual([
      { version: null, firstSeconds: 50, lives: 1, present: 1, kills: 0, killAgeSeconds: null, peakBytes: null },
      { version: 'v1', firstSeconds: 0, lives: 2, present: 0, kills: 2, killAgeSeconds: 5 * HOUR, peakBytes: 9 },
    ]);
  });
});
