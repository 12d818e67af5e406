import { MOMENT_MS } from '../../testing/buildFrames';
import type { RowDiagnosis } from '../../read/triage/rowDiagnosis';
import { describeConfidence } from './describeConfidence';
import { describeOnset } from './describeOnset';
import { describeTimeToLimit } from './describeTimeToLimit';
import { toWords } from './listFacts';

const HOUR = 3_600;
const DAY = 86_400;

describe('describeTimeToLimit(seconds)', () => {
  it.each([
    [null, '—', false],
    [{ low: 2 * HOUR, mid: 3 * HOUR, high: 5 * HOUR }, '2 h to 5 h', true],
    [{ low: 3 * DAY, mid: null, high: null }, '> 3 d', false],
    [{ low: 3 * DAY, mid: 9 * DAY, high: null }, '> 3 d', false],
    [{ low: null, mid: 3 * HOUR, high: null }, 'About 3 h', true],
    [{ low: null, mid: null, high: 5 * DAY }, '< 5 d', false],
    [{ low: 20 * DAY, mid: 20 * DAY, high: 20.2 * DAY }, 'About 20 d', false],
    [{ low: 20, mid: 30, high: 50 }, 'About <1 min', true],
    [{ low: 0, mid: 0, high: 0 }, 'Now', true],
  ])('%j is %s', (seconds, words, isNear) => {
    expect(describeTimeToLimit(seconds)).toMatchObject({ words, isNear });
  });

  it('says what an open end means', () => {
    expect(describeTimeToLimit({ low: 3 * DAY, mid: null, high: null }).help).toMatch(/^The upper end is not in sight/);
  });
});

describe('describeOnset(diagnosis, now, timeZone)', () => {
  const now = MOMENT_MS / 1000;
  const of = (verdict: RowDiagnosis['verdict'], onsetSeconds: RowDiagnosis['onsetSeconds']) =>
    describeOnset({ verdict, onsetSeconds } as RowDiagnosis, now, 'utc');

  it('is relative, with time and interval beside it', () => {
    expect(of('leak', { low: now - 4 * HOUR, mid: now - 3 * HOUR, high: now - 2 * HOUR })).toEqual({
      words: '3 h ago',
      help: 'Grows since 2026-11-20 09:00:00. Between 2026-11-20 08:00:00 and 2026-11-20 10:00:00 (80 % interval).',
    });
  });

  it.each([
    ['a leak without an onset began before the data', 'leak', 'Earlier'],
    ['a steady container has none', 'steady', '—'],
  ] as const)('%s', (_, verdict, words) => {
    expect(of(verdict, null).words).toBe(words);
  });

  it('nobody judged', () => {
    expect(describeOnset(null, now, 'utc').words).toBe('—');
  });
});

describe('describeConfidence(confidence)', () => {
  it.each([
    [null, 'Confidence unknown'],
    [1, 'High confidence'],
    [0.6, 'Medium confidence'],
    [0, 'Low confidence'],
  ])('%j is %s', (confidence, words) => {
    expect(describeConfidence(confidence)).toBe(words);
  });
});

describe('toWords(name)', () => {
  it.each([
    ['heap_live', 'Heap live'],
    ['', ''],
    ['__', '__'],
  ])('%j is %j', (name, words) => {
    expect(toWords(name)).toBe(words);
  });
});
