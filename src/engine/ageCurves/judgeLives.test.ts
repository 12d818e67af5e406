import { seededRandom } from '../stats/seededRandom';
import { forecastLife } from './forecastLife';
import { judgeLives } from './judgeLives';
import type { Life, LifeEnd } from './life';
import { toLifePoints } from './lifePoints';

const HOUR = 3600;
const MIB = 2 ** 20;
const LIMIT = 1024 * MIB;
const BASE = 200 * MIB;

interface Shape {
  startHours: number;
  hours: number;
  /** Bytes above the base at an age in hours. */
  level: (age: number) => number;
  end?: LifeEnd;
  version?: string | null;
  pod?: string;
  labels?: Record<string, string>;
}

const random = seededRandom(5);

function life({ startHours, hours, level, end = 'replaced', version = null, pod, labels = {} }: Shape): Life {
  const ages = Array.from({ length: Math.floor(hours * 12) + 1 }, (_, i) => i / 12);
  return {
    pod: pod ?? `p${startHours}`,
    startSeconds: startHours * HOUR,
    endSeconds: end === 'running' ? null : (startHours + hours) * HOUR,
    end,
    version,
    labels,
    timesSeconds: ages.map((age) => (startHours + age) * HOUR),
    bytes: ages.map((age) => BASE + level(age) + random() * MIB),
  };
}

const judge = (shapes: Shape[], limitBytes: number | null = LIMIT) =>
  judgeLives(
    shapes.map((shape) => toLifePoints(life(shape))),
    { limitBytes, random: seededRandom(1) }
  );
const many = (count: number, of: (i: number) => Shape) => Array.from({ length: count }, (_, i) => of(i));

const leak = (hours: number) => (age: number) => ((LIMIT - BASE) * age) / hours;
const warmUp = (hours: number) => (age: number) => 300 * MIB * (1 - Math.exp(-age / hours));
const flat = () => 0;

describe('judgeLives(lives, { limitBytes, random })', () => {
  test('12 lives killed at 5.1 h and one of 2 h: a fast leak, with the time that is left', () => {
    const killed = many(12, (i) => ({
      startHours: i * 5.2,
      hours: 5.1,
      level: leak(5.12),
      end: 'oom' as const,
    }));
    const found = judge([...killed, { startHours: 62.4, hours: 2, level: leak(5.12), end: 'running' }]);
    expect(found).toMatchObject({
      kind: 'fast-leak',
      kills: 12,
      measured: 13,
      newVersion: null,
      some: null,
    });
    expect(found.present).toHaveLength(1);
    const { low, mid, high } = forecastLife(found, found.present[0])!;
    expect(mid / HOUR).toBeCloseTo(3.1, 1);
    expect(low).toBeLessThan(mid);
    expect(high).toBeGreaterThan(mid);
  });

  test('each of six days of life rises, and ends before the limit: a masked leak', () => {
    const found = judge([
      ...many(5, (i) => ({ startHours: i * 20, hours: 20, level: leak(100) })),
      { startHours: 100, hours: 6, level: leak(100), end: 'running' },
    ]);
    expect(found).toMatchObject({ kind: 'masked-leak', kills: 0, looks: 6 });
    expect(found.rate!.mid * HOUR).toBeCloseTo((LIMIT - BASE) / 100, -6);
    expect(found.limitAgeSeconds! / HOUR).toBeCloseTo(100, -1);
    const { mid } = forecastLife(found, found.present[0])!;
    expect(mid / HOUR).toBeCloseTo(94, -1);
  });

  test('the same curve that levels off in older lives: a young one that follows it is no leak', () => {
    const found = judge([
      ...many(4, (i) => ({ startHours: i * 20, hours: 20, level: warmUp(2) })),
      { startHours: 80, hours: 1.5, level: warmUp(2), end: 'running' },
    ]);
    expect(['warm-up', 'steady']).toContain(found.kind);
    expect(forecastLife(found, found.present[0])).toBeNull();
  });

  test('what does not rise is steady', () => {
    expect(judge(many(5, (i) => ({ startHours: i * 20, hours: 20, level: flat }))).kind).toBe('steady');
  });

  test('a leak behind a large warm-up is measured after it', () => {
    const level = (age: number) => warmUp(0.3)(age) + leak(150)(age);
    const found = judge(many(5, (i) => ({ startHours: i * 21, hours: 21, level })));
    expect(found.kind).toBe('masked-leak');
    expect(found.warmUpSeconds).toBeGreaterThan(0);
    expect(found.rate!.mid * HOUR).toBeCloseTo((LIMIT - BASE) / 150, -6);
  });

  test('a new version whose lives leave the curve of the one before', () => {
    const found = judge([
      ...many(4, (i) => ({
        startHours: i * 20,
        hours: 20,
        level: flat,
        version: 'a',
      })),
      ...many(3, (i) => ({
        startHours: 80 + i / 10,
        hours: 3,
        level: leak(9),
        version: 'b',
        end: 'running' as const,
      })),
    ]);
    expect(found).toMatchObject({
      kind: 'fast-leak',
      kills: 0,
      newVersion: { version: 'b' },
    });
  });

  test('a version that mends it is judged by its own lives', () => {
    const found = judge([
      ...many(4, (i) => ({
        startHours: i * 6,
        hours: 5,
        level: leak(5.1),
        version: 'a',
        end: 'oom' as const,
      })),
      ...many(3, (i) => ({
        startHours: 30 + i / 10,
        hours: 12,
        level: flat,
        version: 'b',
        end: 'running' as const,
      })),
    ]);
    expect(found.kind).toBe('steady');
  });

  test('some of many: the label that tells them apart is named', () => {
    const found = judge(
      many(8, (i) => ({
        startHours: i / 10,
        hours: 8,
        level: i < 3 ? leak(12) : flat,
        pod: `p${i}`,
        labels: { node: `n${i}`, zone: i < 3 ? 'b' : 'a' },
        end: 'running' as const,
      }))
    );
    expect(found).toMatchObject({
      kind: 'fast-leak',
      some: {
        leaking: 3,
        of: 8,
        pods: ['p0', 'p1', 'p2'],
        telling: { label: 'zone', of: 'leaking', value: 'b' },
      },
    });
  });

  test('work that comes to its end is no leak, however it grows', () => {
    const found = judge(
      many(6, (i) => ({
        startHours: i * 6,
        hours: 5,
        level: leak(6),
        end: 'clean' as const,
      }))
    );
    expect(found.kind).toBe('finishes');
  });

  test('kills by one large request: memory did not climb', () => {
    const found = judge(
      many(6, (i) => ({
        startHours: i * 6,
        hours: 5,
        level: flat,
        end: 'oom' as const,
      }))
    );
    expect(found).toMatchObject({ kind: 'steady', kills: 0 });
  });

  test.each<[string, Shape[]]>([
    ['no life', []],
    ['one of an hour', [{ startHours: 0, hours: 1, level: leak(9), end: 'running' }]],
    ['two of an hour', many(2, (i) => ({ startHours: i, hours: 1, level: leak(9) }))],
    ['three of some minutes', many(3, (i) => ({ startHours: i, hours: 0.2, level: leak(9) }))],
  ])('too early, never steady: %s', (_, shapes) => {
    expect(judge(shapes).kind).toBe('too-early');
  });

  test('without a limit nothing is said of the time to it, and what rises is not proven', () => {
    const found = judge(
      many(5, (i) => ({ startHours: i * 20, hours: 20, level: leak(100) })),
      null
    );
    expect(found).toMatchObject({ limitAgeSeconds: null, kind: 'unclear' });
  });

  test('lives that all saw the same hours of the day are not proven', () => {
    const found = judge(many(5, (i) => ({ startHours: 8 + i * 24, hours: 8, level: leak(60) })));
    expect(found.kind).toBe('unclear');
  });
});
