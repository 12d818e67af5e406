import type { Layer } from '../../read/anatomy/anatomyModel';
import { isHidden, NOT_SPLIT, showRuntime } from './showRuntime';
import { stackLayers } from '../../views/anatomy/stackLayers';

const layer = (id: string, values: Layer['values'], of: string | null = null): Layer => ({
  id,
  title: id,
  description: null,
  reclaimable: null,
  certainty: null,
  source: null,
  of,
  values,
});

const layers = [layer('anon', [10, 20, null, 40]), layer('kernel', [1, 2, null, 4])];
const runtime = {
  of: 'anon',
  layers: [layer('heap', [6, null, null, 40], 'anon'), layer('native', [4, null, null, null], 'anon')],
  reserved: [],
};
const model = { stacked: true, sumsToWhole: true, wholeBytes: [11, 22, null, 44] };

describe('showRuntime', () => {
  it('shows the plain layer where the runtime has no sample', () => {
    const drawn = showRuntime({ layers, runtime });
    expect(drawn.map(({ id, values }) => [id, values])).toEqual([
      ['heap', [6, null, null, 40]],
      ['native', [4, null, null, null]],
      [NOT_SPLIT, [null, 20, null, null]],
      ['kernel', [1, 2, null, 4]],
    ]);
  });

  it('stacks to the same whole, without a gap in rows that the runtime does not know', () => {
    const { edges } = stackLayers({ ...model, layers: showRuntime({ layers, runtime }) }, new Set());
    expect(edges).toEqual([
      [6, 0, null, 40],
      [10, 0, null, 40],
      [10, 20, null, 40],
      [11, 22, null, 44],
    ]);
  });

  it('leaves the layers alone without a runtime', () => {
    expect(showRuntime({ layers, runtime: null })).toBe(layers);
  });
});

describe('isHidden', () => {
  it.each([
    ['nothing', [], false],
    ['itself', ['heap'], true],
    ['the layer that it takes apart', ['anon'], true],
    ['another one', ['native'], false],
  ])('with %s hidden', (_, hidden, expected) => {
    expect(isHidden(runtime.layers[0], new Set(hidden))).toBe(expected);
  });
});
