import { encodeFrame } from '../../../contract/codec/encodeFrame';
import { workloadsFrame, type WorkloadsRow } from '../../../contract/workloadsFrame';
import { buildLeaksFrame } from '../../testing/buildFrames';
import { readPanelData } from '../readPanelData';
import { isLeaksFrame } from './readLeaksFrame';
import { isWorkloadsFrame, readTriage } from './readWorkloadsFrame';

const ROW: WorkloadsRow = {
  cluster: null,
  namespace: 'shop',
  workload: 'orders',
  kind: 'Deployment',
  basis: 'known',
  container: 'app',
  pod: 'orders-1',
  urgency: 'limit-today',
  totalReplicas: 8,
  lookedAtReplicas: 2,
  affectedReplicas: 2,
  secondsToEnd: 7200,
  secondsToEndLow: 3600,
  secondsToEndHigh: null,
  growthBytesPerHour: 200,
  bytesAtRisk: 400,
  killsOneDay: 3,
  highestScore: 99,
  trend: { timesSeconds: [60, 120], wholeBytes: [2, 4], floorBytes: [1, 2] },
};
const CALM: WorkloadsRow = { ...ROW, workload: 'calm', pod: 'calm-0', urgency: 'calm', affectedReplicas: 0 };
const META = { total: 303, needSomebody: 18, needAnEye: 0, calm: 280, notKnown: 5, notLookedAt: 0 };

const container = (pod: string, workload: string) => ({
  namespace: 'shop',
  pod,
  container: 'app',
  workload,
  score: 90,
  score_state: 'scored',
  verdict: 'leak',
  evidence: [],
});
const leaks = buildLeaksFrame([
  container('orders-1', 'orders'),
  container('orders-0', 'orders'),
  container('calm-0', 'calm'),
  container('other', 'elsewhere'),
]);
const frameOf = (rows: WorkloadsRow[], refId = 'A') => encodeFrame(workloadsFrame, rows, { refId, meta: META });

describe('readTriage(leaks, frames)', () => {
  it('makes a row of each workload, in the order of the frame, and its containers replicas', () => {
    const { rows, fleet } = readTriage(leaks, [leaks, frameOf([ROW, CALM])]);
    expect(rows.map(({ rank, group }) => [rank, group?.name])).toEqual([
      [1, 'orders'],
      [2, 'calm'],
    ]);
    expect(rows[0]).toMatchObject({
      key: { namespace: 'shop', pod: 'orders-1', container: 'app' },
      urgency: 'limit-today',
      killsOneDay: 3,
      scoreMaxOneDay: 99,
      slopeBytesPerHour: 200,
      trend: ROW.trend,
      diagnosis: { verdict: 'leak', secondsToLimit: { low: 3600, mid: 7200, high: null } },
    });
    expect(rows[0].group).toMatchObject({
      kind: 'Deployment',
      totalReplicas: 8,
      affectedReplicas: 2,
      bytesAtRisk: 400,
    });
    expect(rows[0].group?.replicas.map(({ key }) => key.pod)).toEqual(['orders-1', 'orders-0']);
    expect(fleet).toEqual(META);
  });

  it.each([
    ['there is no frame of workloads', [leaks]],
    ['it is of another query', [leaks, frameOf([ROW], 'B')]],
  ])('keeps containers where %s', (_, frames) => {
    const { rows, fleet } = readTriage(leaks, frames);
    expect(rows.map(({ key, group }) => [key.pod, group])).toEqual([
      ['orders-1', null],
      ['orders-0', null],
      ['calm-0', null],
      ['other', null],
    ]);
    expect(fleet).toBeNull();
  });

  it('leaves out a row of which nothing can be said', () => {
    const { rows } = readTriage(leaks, [frameOf([{ ...ROW, pod: 'gone' }, CALM])]);
    expect(rows.map(({ group }) => group?.name)).toEqual(['calm']);
  });
});

describe('readPanelData(leaks and workloads)', () => {
  it('is one list of workloads', () => {
    const frame = frameOf([ROW]);
    expect([isLeaksFrame(frame), isWorkloadsFrame(frame), isWorkloadsFrame(leaks)]).toEqual([false, true, false]);
    expect(readPanelData([leaks, frame], 'auto')).toMatchObject({ kind: 'triage', model: { rows: [{ rank: 1 }] } });
  });
});
