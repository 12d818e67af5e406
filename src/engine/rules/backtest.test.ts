import fc from 'fast-check';
import { findEpisodes, groupWorst, meets, type FiringRule, type LabelledValues } from './backtest';

const RULE: FiringRule = { threshold: 85, fires: 'above', holdSeconds: 600, keepSeconds: 900 };
const at = (values: Array<number | null>, rule = RULE) =>
  findEpisodes({ startSeconds: 1000, stepSeconds: 300, values }, rule).map(
    ({ startedSeconds, endedSeconds, worst }) => [
      (startedSeconds - 1000) / 300,
      endedSeconds === null ? null : (endedSeconds - 1000) / 300,
      worst,
    ]
  );

describe('findEpisodes(values, rule)', () => {
  test.each<[string, Array<number | null>, unknown[]]>([
    ['nothing', [], []],
    ['never at the threshold', [84, 84.9, null], []],
    ['held long enough', [0, 85, 86, 90], [[3, null, 90]]],
    ['a drop begins the pending anew', [90, 90, 0, 90, 90, 90], [[5, null, 90]]],
    ['so does a gap', [90, 90, null, 90, 90, 90], [[5, null, 90]]],
    ['kept for three moments', [90, 90, 90, 0, 0, 0, 0], [[2, 6, 90]]],
    ['a gap is kept as well', [90, 90, 90, null, null, null, null, 0], [[2, 6, 90]]],
    ['a value in time keeps it', [90, 95, 90, 0, 0, 99, 0, 0, 0, 0], [[2, 9, 99]]],
    [
      'twice',
      [90, 90, 90, 0, 0, 0, 0, 90, 90, 91],
      [
        [2, 6, 90],
        [9, null, 91],
      ],
    ],
    ['kept at the end still fires', [90, 90, 90, 0], [[2, null, 90]]],
    ['NaN meets nothing', [NaN, NaN, NaN, NaN], []],
  ])('%s', (_, values, expected) => {
    expect(at(values)).toEqual(expected);
  });

  test('a time fires below the threshold; without hold and keep it follows the value', () => {
    const rule: FiringRule = { threshold: 10, fires: 'below', holdSeconds: 0, keepSeconds: 0 };
    expect(at([10, 9, 3, null, 9], rule)).toEqual([
      [1, 3, 3],
      [4, null, 9],
    ]);
  });

  test('a step that is not above 0 is refused', () => {
    expect(() => findEpisodes({ startSeconds: 0, stepSeconds: 0, values: [] }, RULE)).toThrow('a step above 0');
  });

  const VALUES = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { maxLength: 60 });
  const RULES = fc.record({
    threshold: fc.integer({ min: 1, max: 100 }),
    fires: fc.constantFrom('above' as const, 'below' as const),
    holdSeconds: fc.integer({ min: 0, max: 6 }).map((steps) => steps * 150),
    keepSeconds: fc.integer({ min: 0, max: 6 }).map((steps) => steps * 150),
  });

  test('equals the state machine of Prometheus, written down line by line', () => {
    fc.assert(
      fc.property(VALUES, RULES, (values, rule) => {
        const firing = new Set<number>();
        for (const { startedSeconds, endedSeconds } of findEpisodes(
          { startSeconds: 0, stepSeconds: 300, values },
          rule
        )) {
          for (let time = startedSeconds; time < (endedSeconds ?? values.length * 300); time += 300) {
            firing.add(time / 300);
          }
        }
        expect([...firing]).toEqual(runPrometheus(values, rule));
      })
    );
  });

  test('episodes are in order and apart, and each begins on a value that was held', () => {
    fc.assert(
      fc.property(VALUES, RULES, (values, rule) => {
        const episodes = findEpisodes({ startSeconds: 0, stepSeconds: 300, values }, rule);
        episodes.forEach(({ startedSeconds, endedSeconds, worst }, index) => {
          const held = values.slice(Math.ceil((startedSeconds - rule.holdSeconds) / 300), startedSeconds / 300 + 1);
          expect(held.every((value) => meets(rule, value))).toBe(true);
          expect(meets(rule, worst)).toBe(true);
          expect(endedSeconds !== null || index === episodes.length - 1).toBe(true);
          expect(endedSeconds ?? Infinity).toBeGreaterThan(startedSeconds + rule.keepSeconds - 1);
        });
      })
    );
  });
});

/** The moments at which it fires. Source: prometheus/prometheus rules/alerting.go, Eval. */
function runPrometheus(values: Array<number | null>, rule: FiringRule): number[] {
  let alert: { state: 'inactive' | 'pending' | 'firing'; activeAt: number; keepFiringSince: number | null } | null =
    null;
  return values.flatMap((value, index) => {
    const ts = index * 300;
    const isInResult = value !== null && (rule.fires === 'above' ? value >= rule.threshold : value < rule.threshold);
    if (isInResult && (alert === null || alert.state === 'inactive')) {
      alert = { state: 'pending', activeAt: ts, keepFiringSince: null };
    }
    if (alert === null) {
      return [];
    }
    if (!isInResult) {
      let keepFiring = false;
      if (alert.state === 'firing' && rule.keepSeconds > 0) {
        alert.keepFiringSince ??= ts;
        keepFiring = ts - alert.keepFiringSince < rule.keepSeconds;
      }
      if (!keepFiring) {
        alert.state = 'inactive';
        return [];
      }
    } else {
      alert.keepFiringSince = null;
    }
    if (alert.state === 'pending' && ts - alert.activeAt >= rule.holdSeconds) {
      alert.state = 'firing';
    }
    return alert.state === 'firing' ? [index] : [];
  });
}

describe('groupWorst(series, keys, fires)', () => {
  const series: LabelledValues[] = [
    { labels: { namespace: 'a', pod: 'p1' }, values: [1, null, 5] },
    { labels: { namespace: 'a', pod: 'p2' }, values: [2, null, 4] },
    { labels: { pod: 'p3' }, values: [7, 7, null] },
  ];
  test('the highest score of each group, and none where nobody has one', () => {
    expect(groupWorst(series, ['namespace'], 'above')).toEqual([
      { labels: { namespace: 'a' }, values: [2, null, 5] },
      { labels: {}, values: [7, 7, null] },
    ]);
  });
  test('the shortest time', () => {
    expect(groupWorst(series, ['namespace'], 'below')[0].values).toEqual([1, null, 4]);
  });
});
