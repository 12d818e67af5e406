import { readAnatomyFrames } from '../../read/anatomy/readAnatomyFrames';
import { buildAnatomyFrame } from '../../testing/buildFrames';
import { summarizeLayers } from './summarizeLayers';

const summarize = (...args: Parameters<typeof buildAnatomyFrame>) =>
  summarizeLayers(readAnatomyFrames([buildAnatomyFrame(...args)])[0], []);

describe('summarizeLayers', () => {
  it('takes the last accepted sample, and its distance from the first one', () => {
    const summary = summarize({
      parts: { anon: [null, 10, 30, null], tmpfs: [null, 5, 1, 99] },
      whole: [null, 15, 31, null],
    });
    expect(summary).toMatchObject({
      lastWholeBytes: 31,
      lastSumBytes: 31,
      layers: [
        { id: 'tmpfs', lastBytes: 1, changeBytes: -4 },
        { id: 'anon', lastBytes: 30, changeBytes: 20 },
      ],
    });
  });

  it('knows nothing where no sample was accepted', () => {
    expect(summarize({ parts: { anon: [null] }, whole: [null] })).toMatchObject({
      lastWholeBytes: null,
      lastSumBytes: null,
      layers: [{ lastBytes: null, changeBytes: null }],
    });
  });

  it('has no change from a single sample', () => {
    expect(summarize({ parts: { anon: [7] }, whole: [7] }).layers[0]).toMatchObject({
      lastBytes: 7,
      changeBytes: null,
    });
  });
});
