import type { Evidence } from '../../read/anatomy/anatomyModel';
import type { Mark } from '../../read/anatomy/readMarks';
import { summarizeEvidence } from './summarizeEvidence';

const evidence = (id: string, kind: Evidence['kind'], values: Evidence['values']): Evidence => ({
  id,
  title: id,
  source: null,
  unit: 'count',
  kind,
  values,
});
const read = (given: Evidence[], marks: Mark[] = []) =>
  summarizeEvidence({ evidence: given, timesMs: [1, 2, 3, 4] }, marks);

describe('summarizeEvidence', () => {
  it.each<[string, Evidence, object]>([
    ['a gauge', evidence('goroutines', 'gauge', [12, null, 90, 8431]), { first: 12, last: 8431 }],
    ['a gauge with unknown ends', evidence('fds', 'gauge', [undefined, 7, 9, null]), { first: 7, last: 9 }],
    [
      'a counter: what it rose by, also from zero',
      evidence('collections', 'counter', [100, 130, 5, 6]),
      { first: null, last: 36, history: { values: [null, 30, 5, 1] } },
    ],
    [
      'a counter across a gap',
      evidence('collections', 'counter', [100, null, 130, 130]),
      { last: 30, history: { values: [null, null, 30, 0] } },
    ],
  ])('%s', (_, given, expected) => {
    expect(read([given])).toMatchObject([expected]);
  });

  it('counts from the last restart on', () => {
    const given = [evidence('threads', 'gauge', [50, 60, 4, 8]), evidence('collections', 'counter', [9, 10, 2, 3])];
    expect(read(given, [{ timeMs: 3, kind: 'restart', text: null }])).toMatchObject([
      { first: 4, last: 8 },
      { last: 3 },
    ]);
  });

  it('leaves out what is not known', () => {
    expect(read([evidence('a', 'gauge', [null, null]), evidence('b', 'counter', [5, null])])).toEqual([]);
  });

  it('puts what grew most first, and counters last', () => {
    const given = [
      evidence('collections', 'counter', [0, 1000]),
      evidence('heap objects', 'gauge', [1000, 3000]),
      evidence('goroutines', 'gauge', [12, 8431]),
      evidence('threads', 'gauge', [9, 8]),
    ];
    expect(read(given).map(({ id }) => id)).toEqual(['goroutines', 'heap objects', 'threads', 'collections']);
  });
});
