import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { CONTAINER_LABELS, MOMENT_MS } from '../../testing/buildFrames';
import { readAnatomyFrames } from './readAnatomyFrames';

type Values = Array<number | null>;

const field = (name: string, more: Record<string, string>, values: Values) => ({
  name,
  type: FieldType.number,
  labels: { ...CONTAINER_LABELS, ...more },
  config: { displayNameFromDS: `Title of ${name}`, description: `About ${name}` },
  values,
});

const build = (anon: Values, runtime: Record<string, Values>, reserved: Record<string, Values> = {}): DataFrame =>
  createDataFrame({
    meta: { custom: { leakscope: { parts: { heap: { certainty: 'certain', source: 'heap_bytes' } } } } },
    fields: [
      { name: 'time', type: FieldType.time, values: anon.map((_, row) => MOMENT_MS + row * 60_000) },
      field('anon', { part: 'anon' }, anon),
      ...Object.entries(runtime).map(([name, values]) =>
        field(name, { part: name, of: 'anon', runtime: 'jvm' }, values)
      ),
      ...Object.entries(reserved).map(([name, values]) =>
        field(`${name}.reserved`, { part: name, reserved: 'true', runtime: 'jvm' }, values)
      ),
      field('whole', {}, anon),
    ],
  });

const read = (...args: Parameters<typeof build>) => readAnatomyFrames([build(...args)])[0];

describe('readRuntime', () => {
  it('keeps the parts of the runtime out of the stack of parts', () => {
    const model = read([10, 20], { heap: [7, 12], native: [3, 8] }, { heap: [5, 5] });
    expect(model.layers.map(({ id }) => id)).toEqual(['anon']);
    expect(model).toMatchObject({ sumsToWhole: true, wholeBytes: [10, 20] });
    expect(model.runtime).toMatchObject({
      of: 'anon',
      layers: [
        { id: 'heap', title: 'Title of heap', description: 'About heap', certainty: 'certain', source: 'heap_bytes' },
        { id: 'native', certainty: null, source: null },
      ],
      reserved: [{ id: 'heap', values: [5, 5] }],
    });
  });

  it.each<[string, Values, Record<string, Values>, Values[]]>([
    [
      'no sample of the runtime',
      [10, 20],
      { heap: [7, null], native: [3, null] },
      [
        [7, null],
        [3, null],
      ],
    ],
    [
      'one part not told',
      [10, 20],
      { heap: [7, 20], native: [3, null] },
      [
        [7, 20],
        [3, null],
      ],
    ],
    [
      'a sum that is too high',
      [10, 20],
      { heap: [7, 15], native: [3, 8] },
      [
        [7, null],
        [3, null],
      ],
    ],
    [
      'a sum that is too low',
      [10, 20],
      { heap: [7, 5], native: [3, 8] },
      [
        [7, null],
        [3, null],
      ],
    ],
    [
      'a negative part',
      [10, 20],
      { heap: [7, 25], native: [3, -5] },
      [
        [7, null],
        [3, null],
      ],
    ],
    [
      'a gap of the container',
      [10, null],
      { heap: [7, 5], native: [3, 5] },
      [
        [7, null],
        [3, null],
      ],
    ],
  ])('with %s', (_, anon, runtime, expected) => {
    expect(read(anon, runtime).runtime?.layers.map(({ values }) => values)).toEqual(expected);
  });

  it.each<[string, Record<string, Values>]>([
    ['without such fields', {}],
    ['where no row sums', { heap: [1, 1] }],
  ])('is null %s', (_, runtime) => {
    expect(read([10, 20], runtime).runtime).toBeNull();
  });
});
