import { createDataFrame } from '@grafana/data';
import { anatomyFrame } from './anatomyFrame';
import { decodeMeta } from './codec/metaColumns';

const UNKNOWN = {
  processRssBytes: null,
  processPssBytes: null,
  jvmHeapUsedBytes: null,
  goHeapBytes: null,
  nodeHeapUsedBytes: null,
};

const read = (leakscope: unknown) =>
  decodeMeta(anatomyFrame, createDataFrame({ fields: [], meta: { custom: { leakscope } } }));

describe('decodeMeta(anatomyFrame, frame)', () => {
  it.each<[string, unknown, object]>([
    ['what is known', { goHeapBytes: 7, processRssBytes: 0 }, { goHeapBytes: 7, processRssBytes: 0 }],
    ['no meta', undefined, {}],
    ['a text', 'x', {}],
    ['what is no size', { goHeapBytes: -1, jvmHeapUsedBytes: 'x', nodeHeapUsedBytes: 1e300, processPssBytes: NaN }, {}],
    ['names of others', { hostUsedBytes: 5, __proto__: { goHeapBytes: 5 } }, {}],
  ])('figures of tools: %s', (_, toolFigures, expected) => {
    const meta = toolFigures === undefined ? undefined : { toolFigures };
    expect(read(meta).toolFigures).toEqual({ ...UNKNOWN, ...expected });
  });

  it.each<[string, unknown, object]>([
    [
      'what is known',
      { anon: { certainty: 'probable', source: 'rss' } },
      { anon: { certainty: 'probable', source: 'rss' } },
    ],
    ['a word that nobody knows', { anon: { certainty: 'toString' } }, { anon: { certainty: null, source: null } }],
    [
      'no facts',
      { anon: 7, cache: null },
      { anon: { certainty: null, source: null }, cache: { certainty: null, source: null } },
    ],
    ['a text', 'x', {}],
  ])('parts: %s', (_, parts, expected) => {
    const found = read({ parts }).parts;
    expect({ ...found }).toEqual(expected);
    expect(found.constructor).toBeUndefined();
  });
});
