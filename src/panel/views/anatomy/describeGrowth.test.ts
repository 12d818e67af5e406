import { readAnatomyFrames } from '../../read/anatomy/readAnatomyFrames';
import type { Mark } from '../../read/anatomy/readMarks';
import { buildAnatomyFrame, MOMENT_MS } from '../../testing/buildFrames';
import { describeGrowth } from './describeGrowth';
import { summarizeLayers } from './summarizeLayers';

const MIB = 2 ** 20;
const mib = (values: Array<number | null>) => values.map((value) => (value === null ? null : value * MIB));

const describeParts = (columns: Record<string, Array<number | null>>, marks: Mark[] = []) => {
  const parts = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, mib(values)]));
  const model = readAnatomyFrames([buildAnatomyFrame({ parts })])[0];
  return describeGrowth(model, summarizeLayers(model, marks));
};

describe('describeGrowth', () => {
  it.each<[string, Parameters<typeof describeParts>[0], string]>([
    [
      'one part makes nearly all of it',
      { anon: [50, 57], kernel: [10, 223] },
      'Kernel memory +213.0 MiB of +220.0 MiB in 1 min. The kernel can take a part of it back.',
    ],
    [
      'page cache',
      { anon: [50, 50], active_file: [10, 110] },
      'Active page cache +100.0 MiB of +100.0 MiB in 1 min. The kernel takes it back when memory is short.',
    ],
    [
      'two parts make most of it',
      { anon: [50, 110], tmpfs: [10, 50] },
      'Anonymous memory +60.0 MiB, tmpfs and shared memory +40.0 MiB of +100.0 MiB in 1 min. The kernel cannot take it back.',
    ],
    [
      'one part grows and another one shrinks',
      { anon: [50, 150], inactive_file: [100, 10] },
      'Anonymous memory +100.0 MiB, usage +10.0 MiB, in 1 min. The kernel cannot take it back.',
    ],
    ['nothing grows', { anon: [50, 51], kernel: [10, 9] }, 'No part grows: usage 0 B in 1 min.'],
    ['everything shrinks', { anon: [500, 100] }, 'No part grows: usage −400.0 MiB in 1 min.'],
    ['a single sample', { anon: [50, null] }, 'Too few samples to tell what grows.'],
  ])('%s', (_, columns, expected) => {
    expect(describeParts(columns)).toBe(expected);
  });

  it('counts from the last restart on', () => {
    const marks: Mark[] = [{ timeMs: MOMENT_MS + 60_000, kind: 'restart', text: null }];
    expect(describeParts({ anon: [500, 10, 110] }, marks)).toBe(
      'Anonymous memory +100.0 MiB of +100.0 MiB in 1 min, since the last restart. The kernel cannot take it back.'
    );
  });

  it('says nothing without an accepted sample', () => {
    expect(describeParts({ anon: [null, null] })).toBeNull();
  });
});
