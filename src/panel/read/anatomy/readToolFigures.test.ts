import type { LeakscopeMeta } from '../../../contract/frames';
import { readToolFigures } from './readToolFigures';

const UNKNOWN = {
  processRssBytes: null,
  processPssBytes: null,
  jvmHeapUsedBytes: null,
  goHeapBytes: null,
  nodeHeapUsedBytes: null,
};

describe('readToolFigures(meta)', () => {
  it.each<[string, unknown, object]>([
    ['what is known', { goHeapBytes: 7, processRssBytes: 0 }, { goHeapBytes: 7, processRssBytes: 0 }],
    ['no meta', undefined, {}],
    ['a text', 'x', {}],
    ['what is no size', { goHeapBytes: -1, jvmHeapUsedBytes: 'x', nodeHeapUsedBytes: 1e300, processPssBytes: NaN }, {}],
    ['names of others', { hostUsedBytes: 5, __proto__: { goHeapBytes: 5 } }, {}],
  ])('%s', (_, toolFigures, expected) => {
    const meta = toolFigures === undefined ? undefined : ({ toolFigures } as Partial<LeakscopeMeta>);
    expect(readToolFigures(meta)).toEqual({ ...UNKNOWN, ...expected });
  });
});
