import { NOTHING_BESIDE } from './nothingBeside';
import { judgeLives } from '../ageCurves/judgeLives';
import type { Life, LifeEnd } from '../ageCurves/life';
import { toLifePoints } from '../ageCurves/lifePoints';
import type { LivesFindings } from '../ageCurves/livesFindings';
import { seededRandom } from '../stats/seededRandom';
import { diagnose } from './diagnose';
import type { DiagnosisInput } from './diagnosis';

/** Issue 12: what the lives of a workload say reaches the verdict of each of its containers. */

const MIB = 2 ** 20;
const HOUR = 3600;
const START = 1.79e9;
const LIMIT = 1024 * MIB;

const noise = seededRandom(9);

function life(
  startHours: number,
  hours: number,
  level: (age: number) => number,
  end: LifeEnd,
  more: Partial<Life> = {}
) {
  const ages = Array.from({ length: Math.floor(hours * 6) + 1 }, (_, i) => i / 6);
  return toLifePoints({
    pod: `p${startHours}`,
    startSeconds: START + startHours * HOUR,
    endSeconds: end === 'running' ? null : START + (startHours + hours) * HOUR,
    end,
    version: null,
    labels: {},
    timesSeconds: ages.map((age) => START + (startHours + age) * HOUR),
    bytes: ages.map((age) => level(age) + noise() * MIB),
    ...more,
  });
}

/** The container of the last life, with what is known of it alone. */
function toInput(
  lives: LivesFindings | null,
  level: (age: number) => number,
  hours: number,
  pod = 'own'
): DiagnosisInput {
  const rows = Math.floor(hours * 6) + 1;
  const timesSeconds = Array.from({ length: rows }, (_, i) => START + 100 * HOUR + i * 600);
  const bytes = timesSeconds.map((_, i) => level(i / 6));
  return {
    key: { cluster: null, namespace: 'shop', pod, container: 'app' },
    atSeconds: timesSeconds[rows - 1],
    history: {
      timesSeconds,
      level: 'L3',
      whole: 'usage',
      cgroup: 'v1',
      wholeBytes: bytes,
      parts: [{ name: 'anon', bytes, certainty: 'certain', source: 'test' }],
      acceptedSamples: rows,
      rejectedSamples: { missing: 0, 'zero-means-unknown': 0, 'not-a-number': 0, inconsistent: 0 },
      gaps: 0,
      skewedSamples: 0,
      otherLevelSamples: 0,
      possiblySwapCache: false,
    },
    workingSetBytes: bytes,
    startTimesSeconds: timesSeconds.map(() => START + 100 * HOUR),
    limitBytes: LIMIT,
    ...NOTHING_BESIDE,
    lives,
  };
}

const judge = (lives: Array<ReturnType<typeof life>>) =>
  judgeLives(lives, { limitBytes: LIMIT, random: seededRandom(1) });
const climb = (hours: number) => (age: number) => 200 * MIB + ((LIMIT - 200 * MIB) * age) / hours;
const fill = (age: number) => 200 * MIB + 300 * MIB * (1 - Math.exp(-age / 2));
const own = { pod: 'own', startSeconds: START + 100 * HOUR };
const KILLED = Array.from({ length: 12 }, (_, i) => life(38 + i * 5.15, 5.1, climb(5.12), 'oom'));

const told = (input: DiagnosisInput, rule: string) =>
  diagnose(input).evidence.find((one) => one.rule === rule)?.text ?? null;

describe('diagnose({ ..., lives })', () => {
  test('two hours old, along the curve of 12 that were killed: a fast leak, and when', () => {
    const lives = judge([...KILLED, life(100, 2, climb(5.12), 'running', own)]);
    const input = toInput(lives, climb(5.12), 2);
    const { verdict, leakCause, part, secondsToLimit } = diagnose(input);
    expect({ verdict, leakCause, part }).toEqual({ verdict: 'leak', leakCause: 'fast', part: 'anon' });
    expect(secondsToLimit!.mid! / HOUR).toBeCloseTo(3.1, 1);
    expect(told(input, 'killed-lives')).toBe(
      '12 earlier lives were killed at an age of 5.1 h; this one is 2.0 h old and runs along the same curve.'
    );
    expect(told(input, 'next-kill')).toMatch(
      /^The next kill is due in 3\.1 h \(80 % between [23]\.\d h and 3\.\d h\)\.$/
    );
  });

  test('twenty minutes old: too short for a course of its own, but not for the lives before', () => {
    const lives = judge([...KILLED, life(100, 1 / 3, climb(5.12), 'running', own)]);
    const young = toInput(lives, climb(5.12), 1 / 3);
    expect(diagnose(young)).toMatchObject({ verdict: 'leak', unknownReason: null, leakCause: 'fast' });
    expect(diagnose({ ...young, lives: null })).toMatchObject({ verdict: 'unknown', unknownReason: 'too-short' });
  });

  test('a leak that deploys hide', () => {
    const before = Array.from({ length: 4 }, (_, i) => life(20 + i * 20, 20, climb(90), 'replaced'));
    const lives = judge([...before, life(100, 6, climb(90), 'running', own)]);
    const input = toInput(lives, climb(90), 6);
    expect(diagnose(input)).toMatchObject({ verdict: 'leak', leakCause: 'masked' });
    expect(told(input, 'lives-rise')).toMatch(
      /^5 lives of this workload rise by 9\.\d MiB an hour .* at an age of \S+ days\.$/
    );
  });

  test('a cache that levelled off in older lives: warm-up, however steep the young one is', () => {
    const before = Array.from({ length: 4 }, (_, i) => life(20 + i * 20, 20, fill, 'replaced'));
    const lives = judge([...before, life(100, 3, fill, 'running', own)]);
    const { verdict, leakCause } = diagnose(toInput(lives, fill, 3));
    expect(leakCause).toBeNull();
    expect(['warm-up', 'saturating']).toContain(verdict);
    expect(told(toInput(lives, fill, 3), 'lives-level-off')).toContain('this one follows their curve');
  });

  test('a replica that does not rise is none of those that leak', () => {
    const some = Array.from({ length: 4 }, (_, i) => life(100, 8, climb(12), 'running', { pod: `bad-${i}` }));
    const rest = Array.from({ length: 4 }, (_, i) =>
      life(100, 8, () => 200 * MIB, 'running', { pod: i === 0 ? 'own' : `good-${i}` })
    );
    const node = (lives: typeof some, zone: string) =>
      lives.map((one) => ({ ...one, life: { ...one.life, labels: { zone } } }));
    const lives = judge([...node(some, 'b'), ...node(rest, 'a')]);
    expect(lives).toMatchObject({ kind: 'fast-leak', some: { leaking: 4, of: 8 } });
    expect(diagnose(toInput(lives, () => 200 * MIB, 8))).toMatchObject({ leakCause: null, verdict: 'steady' });
    const bad = toInput(lives, climb(12), 8, 'bad-0');
    expect(diagnose(bad)).toMatchObject({ leakCause: 'fast', verdict: 'leak' });
    expect(told(bad, 'some-lives-rise')).toContain('4 of 8 lives of this workload rise like this');
    expect(told(bad, 'some-lives-rise')).toMatch(
      /zone=(b, which those that rise have|a, which those that do not rise have)\./
    );
  });

  test('new with a version: said, with what the versions before did', () => {
    const before = Array.from({ length: 4 }, (_, i) =>
      life(20 + i * 20, 20, () => 200 * MIB, 'replaced', { version: 'v1' })
    );
    const now = ['own', 'other'].map((pod) => life(100, 4, climb(10), 'running', { ...own, pod, version: 'v2' }));
    const input = toInput(judge([...before, ...now]), climb(10), 4);
    expect(diagnose(input)).toMatchObject({ verdict: 'leak', leakCause: 'fast' });
    expect(told(input, 'new-version-rises')).toContain('It is new with the version v2: lives of the versions before');
  });

  test('work that ends by itself is not called a leak', () => {
    const before = Array.from({ length: 5 }, (_, i) => life(50 + i * 10, 9, climb(14), 'clean'));
    const lives = judge([...before, life(100, 8, climb(14), 'running', own)]);
    const input = toInput(lives, climb(14), 8);
    expect(diagnose(input).verdict).not.toBe('leak');
    expect(told(input, 'lives-finish')).toContain('work that comes to its end');
  });
});
