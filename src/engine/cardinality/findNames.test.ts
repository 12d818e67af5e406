import fc from 'fast-check';
import { findNames, type NameCounts } from './findNames';

const toCounts = (examples: string[], more: Partial<NameCounts> = {}): NameCounts => ({
  names: 900,
  namesHourAgo: 850,
  namesAtStart: 30,
  newSeries: 870,
  grownSeries: 880,
  examples,
  ...more,
});
const ids = Array.from({ length: 50 }, (_, i) => String(4711 + i * 13));
const hex = (i: number, length: number) => (i * 2_654_435_761).toString(16).padStart(length, 'a').slice(0, length);

describe('findNames(counts)', () => {
  test.each<[string, string[], string, string | null]>([
    ['an id in the middle', ids.map((id) => `tenant_${id}_requests_total`), 'tenant_*_requests_total', 'number'],
    ['at the end', ids.map((id) => `queue_depth_${id}`), 'queue_depth_*', 'number'],
    ['at the begin', ids.map((id) => `acme${id}:logins`), '*:logins', 'text'],
    [
      'several metrics for each id',
      ids.flatMap((id) => [`user_${id}_logins_total`, `user_${id}_errors_total`, `user_${id}_seconds_bucket`]),
      'user_*',
      'number',
    ],
    [
      'a UUID with underscores',
      ids.map((_, i) => `session_${hex(i + 1, 8)}_1111_4222_8333_${hex(i + 9, 12)}_bytes`),
      'session_*_bytes',
      'uuid',
    ],
    ['names of Prometheus 3', ids.map((id) => `app.tenant.${id}.requests`), 'app.tenant.*.requests', 'number'],
    ['nothing in common', ids.map((id, i) => hex(i + 1, 8) + id), '*', null],
  ])('%s', (_, examples, pattern, shape) => {
    const found = findNames(toCounts(examples));
    expect(found?.pattern).toBe(pattern);
    if (shape !== null) {
      expect(found?.shape).toBe(shape);
    }
  });

  test('the sentence; no whole id is in it', () => {
    const names = ids.map((id) => `tenant_99${id}_requests_total`);
    const { text } = findNames(toCounts(names))!;
    expect(text).toBe(
      'The target has 900 names of metrics (850 an hour ago, 30 at the start). In the place of the star stand numbers, such as 9…1, 9…4, 9…7.'
    );
  });

  test.each<[string, Partial<NameCounts>]>([
    ['few names came', { names: 60 }],
    ['most of the growth is under names that were there', { newSeries: 100 }],
    ['the names at the start are not known', { namesAtStart: null }],
    ['the new ones are not known', { newSeries: null }],
    ['no example', { examples: [] }],
  ])('null: %s', (_, more) => {
    expect(
      findNames(
        toCounts(
          ids.map((id) => `a_${id}`),
          more
        )
      )
    ).toBe(null);
  });

  test.each([
    ['parts', (id: string) => `app_${id}${'_a'.repeat(140)}`],
    ['characters', (id: string) => `app_${id}_${'a'.repeat(10_000)}`],
    ['both', (id: string) => `app_${id}${'_ab'.repeat(3_300)}`],
  ])('names of very many %s end soon, and nothing of theirs is lost', (_, toName) => {
    const examples = ids.map(toName);
    const { prefix, suffix } = findNames(toCounts(examples))!;
    expect(examples.every((name) => name.startsWith(prefix) && name.endsWith(suffix))).toBe(true);
    expect(prefix === '' || prefix === 'app_').toBe(true);
  });

  test('any names: what is in common is at their ends', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 50 }), (examples) => {
        const { prefix, suffix } = findNames(toCounts(examples))!;
        const covered = examples.filter((name) => name.startsWith(prefix) && name.endsWith(suffix));
        expect(new Set(covered).size).toBeGreaterThanOrEqual(0.8 * new Set(examples).size);
      }),
      { numRuns: 50 }
    );
  });
});
