import { createDataFrame, FieldType } from '@grafana/data';
import { buildAnatomyFrame, CONTAINER_LABELS, MOMENT_MS } from '../../testing/buildFrames';
import { readAnatomyFrames } from './readAnatomyFrames';

const readOne = (...args: Parameters<typeof buildAnatomyFrame>) => readAnatomyFrames([buildAnatomyFrame(...args)])[0];

describe('readAnatomyFrames', () => {
  it('puts the parts into stacking order, by the names of the fields and not by their titles', () => {
    const model = readOne({ parts: { inactive_file: [1], anon: [2], tmpfs: [3] }, whole: [6] });
    expect(model.layers.map(({ id }) => id)).toEqual(['anon', 'tmpfs', 'inactive_file']);
    expect(model).toMatchObject({ key: { ...CONTAINER_LABELS, cluster: null }, wholeBytes: [6], sumsToWhole: true });
  });

  it('puts parts that it does not know on top', () => {
    const model = readOne({ parts: { something_new: [1], anon: [2] }, whole: [3] });
    expect(model.layers.map(({ id, title }) => [id, title])).toEqual([
      ['anon', 'Anonymous memory'],
      ['something_new', 'something_new'],
    ]);
  });

  it.each([
    ['nulls in every part', { parts: { anon: [1, null, 3], tmpfs: [1, null, 1] }, whole: [2, null, 4] }],
    ['a null in one part', { parts: { anon: [1, 2, 3], tmpfs: [1, null, 1] }, whole: [2, 4, 4] }],
    ['no whole', { parts: { anon: [1, 2, 3], tmpfs: [1, 2, 1] }, whole: [2, null, 4] }],
    ['NaN', { parts: { anon: [1, NaN, 3], tmpfs: [1, 2, 1] }, whole: [2, 4, 4] }],
    ['infinity', { parts: { anon: [1, 2, 3], tmpfs: [1, 2, 1] }, whole: [2, Infinity, 4] }],
    ['a negative part', { parts: { anon: [1, -2, 3], tmpfs: [1, 2, 1] }, whole: [2, 0, 4] }],
  ])('makes a gap of a row with %s', (_, columns) => {
    const model = readOne(columns);
    expect(model.wholeBytes).toEqual([2, null, 4]);
    expect(model.layers.map(({ values }) => values)).toEqual([
      [1, null, 3],
      [1, null, 1],
    ]);
    expect(model).toMatchObject({ acceptedSamples: 2, sumsToWhole: true });
  });

  it('takes the sum where no whole came along', () => {
    expect(readOne({ parts: { anon: [1, 2], tmpfs: [3, 4] } })).toMatchObject({
      wholeBytes: [4, 6],
      sumsToWhole: true,
    });
  });

  it('does not claim a sum when a transformation took a part away', () => {
    expect(readOne({ parts: { anon: [1, 2] }, whole: [4, 6] })).toMatchObject({ sumsToWhole: false });
  });

  it.each([
    ['usage with everything', { anon: [1], active_file: [1] }, 'L3', 'usage'],
    ['the working set only', { anon: [1], beyond_anon: [1] }, 'L2', 'workingSet'],
    ['a kubelet summary', { anon: [1], beyond_anon: [1], inactive_file: [1] }, 'L1', 'usage'],
  ])('knows the level without the meta: %s', (_, parts, level, whole) => {
    expect(readOne({ parts })).toMatchObject({ level, whole });
  });

  it('marks a restart where the start time moves on, and not where it is unknown', () => {
    const startTime = [MOMENT_MS - 1000, null, MOMENT_MS - 1000, MOMENT_MS + 150_000];
    const model = readOne({ parts: { anon: [1, 1, 1, 1] }, whole: [1, 1, 1, 1], startTime });
    expect(model.restartTimesMs).toEqual([MOMENT_MS + 150_000]);
  });

  it('makes a model a container', () => {
    const frame = buildAnatomyFrame({ parts: { anon: [1] }, whole: [1] });
    const other = buildAnatomyFrame({ parts: { anon: [2] }, whole: [2] });
    other.fields.forEach((field) => field.labels && (field.labels = { ...field.labels, container: 'sidecar' }));
    expect(readAnatomyFrames([frame, other]).map(({ key, wholeBytes }) => [key?.container, wholeBytes])).toEqual([
      ['app', [1]],
      ['sidecar', [2]],
    ]);
  });

  it.each([
    ['no fields', createDataFrame({ fields: [] })],
    ['no time', createDataFrame({ fields: [{ name: 'anon', type: FieldType.number, values: [1] }] })],
    ['parts as text', createDataFrame({ fields: [{ name: 'anon', type: FieldType.string, values: ['1'] }] })],
  ])('finds nothing in a frame with %s', (_, frame) => {
    expect(readAnatomyFrames([frame])).toEqual([]);
  });
});
