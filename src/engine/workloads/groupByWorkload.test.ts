import type { Diagnosis, TimeToLimit } from '../diagnosis/diagnosis';
import type { Verdict } from '../diagnosis/finding';
import type { PartName } from '../memory/parts';
import type { FleetFinding } from './fleetFinding';
import { groupByWorkload, sortByUrgency, toRowId } from './groupByWorkload';
import { findUrgency, ruleOf, URGENCY_RULES, type Urgency } from './urgency';

const HOUR = 3600;
const DAY = 24 * HOUR;

interface Given {
  verdict?: Verdict | null;
  midSeconds?: number | null;
  kills?: number | null;
  score?: number;
  part?: PartName;
  slope?: number;
  bytes?: number;
  unknownReason?: Diagnosis['unknownReason'];
  basis?: 'known' | 'guessed';
  floors?: number[];
}

function build(workload: string, pod: string, given: Given = {}): FleetFinding {
  const { verdict = 'steady', midSeconds, kills = 0, score = 0, part = null, floors = [1, 2] } = given;
  const secondsToLimit: TimeToLimit | null =
    midSeconds === undefined
      ? null
      : { low: (midSeconds ?? DAY) / 2, mid: midSeconds, high: midSeconds && 2 * midSeconds };
  const finding = {
    key: { cluster: null, namespace: 'shop', pod, container: 'app' },
    node: null,
    score,
    scoreState: 'scored' as const,
    scoreMaxOneDay: score,
    scorePart: null,
    oomLoopScore: null,
    verdict,
    diagnosis: {
      verdict: verdict ?? 'unknown',
      unknownReason: given.unknownReason ?? null,
      secondsToLimit,
    } as Diagnosis,
    part,
    partSlopeBytesPerHour: null,
    slopeBytesPerHour: given.slope ?? 0,
    whole: null,
    level: null,
    usageBytes: given.bytes ?? 100,
    workingSetBytes: null,
    limitBytes: null,
    startTimeSeconds: null,
    restarts: null,
    trend: { timesSeconds: floors.map((_, i) => 60 * i), wholeBytes: floors, floorBytes: floors },
    killsOneDay: kills,
  };
  return {
    ...finding,
    urgency: findUrgency(finding),
    workload: {
      cluster: null,
      namespace: 'shop',
      kind: 'Deployment',
      name: workload,
      basis: given.basis ?? 'known',
      byReplicaSet: true,
    },
  };
}

describe('findUrgency(finding)', () => {
  test.each<[string, Given, Urgency]>([
    ['killed ten times, whatever is said', { kills: 10, verdict: 'steady' }, 'killed-again'],
    ['killed once', { kills: 1 }, 'not-proven'],
    ['nobody counts kills', { kills: null }, 'calm'],
    ['a leak that ends today', { verdict: 'leak', midSeconds: 3 * HOUR }, 'limit-today'],
    ['a leak that ends this week', { verdict: 'leak', midSeconds: 3 * DAY }, 'limit-this-week'],
    ['a leak that ends later', { verdict: 'leak', midSeconds: 30 * DAY }, 'leak'],
    ['a leak whose end cannot be told', { verdict: 'leak', midSeconds: null }, 'leak'],
    ['a leak without a limit', { verdict: 'leak' }, 'leak'],
    ['series that explode', { verdict: 'cardinality-leak', midSeconds: HOUR }, 'limit-today'],
    ['tmpfs', { verdict: 'tmpfs-growth', part: 'tmpfs', midSeconds: HOUR }, 'limit-today'],
    ['kernel memory', { verdict: 'kernel-growth', part: 'kernel' }, 'leak'],
    ['page cache', { verdict: 'cache-growth', part: 'active_file', score: 99 }, 'reclaimable'],
    ['a score without a proof', { verdict: 'unknown', unknownReason: 'not-proven', score: 60 }, 'not-proven'],
    ['a score that the verdict does not explain', { verdict: 'steady', score: 90 }, 'not-proven'],
    ['goes with the load', { verdict: 'load-coupled' }, 'not-proven'],
    ['crashes', { verdict: 'restart-loop' }, 'not-proven'],
    ['too short a history', { verdict: 'unknown', unknownReason: 'too-short' }, 'not-known'],
    ['not judged', { verdict: null }, 'not-known'],
    ['levels off, though the end is near', { verdict: 'saturating', midSeconds: HOUR }, 'calm'],
    ['steady', {}, 'calm'],
  ])('%s', (_, given, urgency) => {
    expect(build('w', 'p', given).urgency).toBe(urgency);
  });

  test('the table is in order, and each class has one row', () => {
    expect(URGENCY_RULES.map(({ order }) => order)).toEqual(URGENCY_RULES.map((_, i) => i + 1));
    expect(new Set(URGENCY_RULES.map(({ urgency }) => urgency)).size).toBe(URGENCY_RULES.length);
    expect(URGENCY_RULES.filter(({ needs }) => needs === 'somebody').every(({ order }) => order <= 4)).toBe(true);
  });
});

describe('groupByWorkload(findings, totals)', () => {
  test('forty replicas that leak are one row', () => {
    const leaking = Array.from({ length: 40 }, (_, i) =>
      build('orders', `orders-${i}`, { verdict: 'leak', midSeconds: (i + 3) * HOUR, slope: 10, score: 90 + i / 10 })
    );
    const rows = groupByWorkload([build('calm', 'calm-0'), ...leaking]);
    expect(rows.map(({ workload }) => workload.name)).toEqual(['orders', 'calm']);
    expect(rows[0]).toMatchObject({
      container: 'app',
      urgency: 'limit-today',
      totalReplicas: null,
      affectedReplicas: 40,
      secondsToEnd: { low: 1.5 * HOUR, mid: 3 * HOUR, high: 6 * HOUR },
      growthBytesPerHour: 400,
      bytesAtRisk: 4000,
      killsOneDay: 0,
      score: 93.9,
    });
    expect(rows[0].lead.key.pod).toBe('orders-0');
    expect(rows[0].replicas).toHaveLength(40);
    expect(rows[1]).toMatchObject({ affectedReplicas: 0, bytesAtRisk: null, secondsToEnd: null });
  });

  test('the replica that needs somebody first speaks for the row', () => {
    const [row] = groupByWorkload([
      build('w', 'a', { score: 99, verdict: 'cache-growth', part: 'active_file', basis: 'guessed' }),
      build('w', 'b', { kills: 4 }),
      build('w', 'c', { verdict: 'leak', midSeconds: HOUR }),
    ]);
    expect([row.lead.key.pod, row.urgency, row.affectedReplicas, row.killsOneDay]).toEqual(['b', 'killed-again', 2, 4]);
    expect(row.replicas.map(({ key }) => key.pod)).toEqual(['b', 'c', 'a']);
    expect(row.workload.basis).toBe('known');
  });

  test('replicas are counted elsewhere; what was looked at was there', () => {
    const one = build('w', 'a');
    const counted = (total: number) =>
      groupByWorkload([one, build('w', 'b')], new Map([[toRowId(one.workload, 'app'), total]]));
    expect(counted(12)[0].totalReplicas).toBe(12);
    expect(counted(1)[0].totalReplicas).toBe(2);
  });

  test('the trend: highest and median floor of the replicas; of one its own', () => {
    const [row] = groupByWorkload([
      build('w', 'a', { floors: [1, 2, 3] }),
      build('w', 'b', { floors: [4, 5, 9] }),
      build('w', 'c', { floors: [2, 2] }),
    ]);
    expect(row.trend.wholeBytes).toEqual([4, 5, 9]);
    expect(row.trend.floorBytes.slice(0, 2)).toEqual([2, 2]);
    const [alone] = groupByWorkload([build('w', 'a', { floors: [1, 2, 3] })]);
    expect(alone.trend).toBe(alone.lead.trend);
  });

  test('nothing', () => {
    expect(groupByWorkload([])).toEqual([]);
  });
});

describe('sortByUrgency(findings)', () => {
  test('class, then time to the limit, then bytes an hour, then score', () => {
    const shuffled = [
      build('w', '6', { verdict: 'steady' }),
      build('w', '3', { verdict: 'leak', midSeconds: 9 * HOUR, slope: 1 }),
      build('w', '1', { kills: 2 }),
      build('w', '5', { score: 70 }),
      build('w', '2', { verdict: 'leak', midSeconds: 2 * HOUR }),
      build('w', '4', { verdict: 'leak', slope: 5 }),
    ];
    const sorted = sortByUrgency(shuffled);
    expect(sorted.map(({ key }) => key.pod).join('')).toBe('123456');
    const orders = sorted.map(({ urgency }) => ruleOf(urgency).order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
  });
});
