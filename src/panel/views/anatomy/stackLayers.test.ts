import { readAnatomyFrames } from '../../read/anatomy/readAnatomyFrames';
import { buildAnatomyFrame } from '../../testing/buildFrames';
import { stackLayers } from './stackLayers';

const read = (...args: Parameters<typeof buildAnatomyFrame>) => readAnatomyFrames([buildAnatomyFrame(...args)])[0];
const model = read({
  parts: { anon: [10, 20, null, 40], tmpfs: [1, 2, null, 4], inactive_file: [5, 0, null, 7] },
  whole: [16, 22, null, 51],
});
const NOTHING: ReadonlySet<string> = new Set();

describe('stackLayers', () => {
  it.each([
    [
      'everything',
      [],
      [
        [10, 20, null, 40],
        [11, 22, null, 44],
        [16, 22, null, 51],
      ],
    ],
    [
      'the lowest part hidden',
      ['anon'],
      [
        [1, 2, null, 4],
        [6, 2, null, 11],
      ],
    ],
    [
      'a part in between hidden',
      ['tmpfs'],
      [
        [10, 20, null, 40],
        [15, 20, null, 47],
      ],
    ],
    ['all but one hidden', ['anon', 'tmpfs'], [[5, 0, null, 7]]],
    ['all hidden', ['anon', 'tmpfs', 'inactive_file'], []],
    [
      'an unknown name hidden',
      ['nobody'],
      [
        [10, 20, null, 40],
        [11, 22, null, 44],
        [16, 22, null, 51],
      ],
    ],
  ])('%s', (_, hidden, edges) => {
    expect(stackLayers(model, new Set(hidden)).edges).toEqual(edges);
  });

  it('has the whole as its top edge, to the last bit', () => {
    // 0.1 + 0.2 is not 0.3: averaged samples are fractions.
    const fractions = read({ parts: { anon: [0.1], tmpfs: [0.2] }, whole: [0.3] });
    expect(stackLayers(fractions, NOTHING).edges.at(-1)).toEqual([0.3]);
  });

  it('does not stretch parts to a whole that they do not sum to', () => {
    const partial = read({ parts: { anon: [10], tmpfs: [20] }, whole: [100] });
    expect(stackLayers(partial, NOTHING).edges.at(-1)).toEqual([30]);
  });

  it('leaves plain lines alone', () => {
    const lines = { ...model, stacked: false };
    expect(stackLayers(lines, new Set(['tmpfs'])).edges).toEqual([
      [10, 20, null, 40],
      [5, 0, null, 7],
    ]);
  });
});
