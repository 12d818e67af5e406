import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { toToolFigures } from './toToolFigures';

const withFigures = (figures: RuntimeAnatomy['figures']) => ({ figures }) as RuntimeAnatomy;

describe('toToolFigures(runtime)', () => {
  it.each<[string, RuntimeAnatomy | null, object | undefined]>([
    ['what is known', withFigures({ goHeapBytes: 7, processRssBytes: null }), { goHeapBytes: 7 }],
    ['zero is a number', withFigures({ goHeapBytes: 0 }), { goHeapBytes: 0 }],
    ['nothing known', withFigures({ goHeapBytes: null }), undefined],
    ['no runtime', null, undefined],
  ])('%s', (_, runtime, expected) => {
    expect(toToolFigures(runtime)).toEqual(expected);
  });
});
