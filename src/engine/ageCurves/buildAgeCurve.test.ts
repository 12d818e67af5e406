import { buildAgeCurve } from './buildAgeCurve';
import { findCourse } from './findCourse';
import type { LifePoints } from './lifePoints';

const points = (pod: string, version: string, hours: number, from: number, perHour: number, startHours = 0) => {
  const ages = Array.from({ length: hours * 4 + 1 }, (_, i) => i * 900);
  const bytes = ages.map((age) => from + (perHour * age) / 3600);
  const life = {
    pod,
    version,
    startSeconds: startHours * 3600,
    endSeconds: null,
    end: 'running',
    labels: {},
  } as const;
  return {
    life: { ...life, timesSeconds: ages, bytes },
    ages,
    bytes,
    lastAgeSeconds: hours * 3600,
    peakBytes: 0,
  };
};

describe('buildAgeCurve(lives)', () => {
  test('no life has no points', () => {
    expect(buildAgeCurve([])).toEqual({ points: [], versions: [] });
  });

  test('median, quartiles and count at each age, of all and by version', () => {
    const lives: LifePoints[] = [100, 200, 300, 400, 500].map((from, i) =>
      points(`p${i}`, i < 2 ? 'a' : 'b', i === 0 ? 4 : 8, from, 10, i)
    );
    const { points: all, versions } = buildAgeCurve(lives);
    expect(all[0]).toEqual({
      ageSeconds: 0,
      low: 200,
      median: 300,
      high: 400,
      count: 5,
    });
    expect(all[all.length - 1]).toMatchObject({
      ageSeconds: 8 * 3600,
      median: 430,
      count: 4,
    });
    expect(versions.map(({ version, points: own }) => [version, own[0].median])).toEqual([
      ['a', 150],
      ['b', 400],
    ]);
  });
});

describe('findCourse(lives)', () => {
  test('lives of other levels and lengths do not bend it: who lives long started lower', () => {
    const lives = [1, 2, 3, 4, 5, 6].map((i) => points(`p${i}`, 'a', 2 + i, 1000 - i * 100, 50));
    const course = findCourse(lives)!;
    expect(course.slope * 3600).toBeCloseTo(50, 6);
    expect(course.lateSlope * 3600).toBeCloseTo(50, 6);
    expect(course.warmUpSeconds).toBe(0);
    expect(course.ages[course.ages.length - 1]).toBeGreaterThan(6 * 3600);
  });

  test('too short is null', () => {
    expect(findCourse([])).toBeNull();
  });
});
