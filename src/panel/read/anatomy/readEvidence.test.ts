import { createDataFrame, FieldType } from '@grafana/data';
import { CONTAINER_LABELS, MOMENT_MS } from '../../testing/buildFrames';
import { readAnatomyFrames } from './readAnatomyFrames';

const evidence = (name: string, kind: string, unit: string, values: Array<number | null>) => ({
  name,
  type: FieldType.number,
  labels: { ...CONTAINER_LABELS, evidence: kind, runtime: 'go' },
  config: { displayNameFromDS: `Title of ${name}`, description: `${name}_metric`, unit },
  values,
});

describe('readEvidence', () => {
  it('keeps it out of the sum, with its unit and kind', () => {
    const [model] = readAnatomyFrames([
      createDataFrame({
        fields: [
          { name: 'time', type: FieldType.time, values: [MOMENT_MS, MOMENT_MS + 60_000] },
          { name: 'anon', type: FieldType.number, labels: { ...CONTAINER_LABELS, part: 'anon' }, values: [10, 20] },
          evidence('go_goroutines', 'gauge', 'short', [12, null]),
          evidence('go_gc_seconds', 'counter', 's', [1, 2]),
          evidence('process_resident', 'gauge', 'bytes', [5, 6]),
          evidence('go_threads', 'gauge', 'short', [null, null]),
          { name: 'whole', type: FieldType.number, labels: CONTAINER_LABELS, values: [10, 20] },
        ],
      }),
    ]);
    expect(model).toMatchObject({ sumsToWhole: true, wholeBytes: [10, 20], runtime: null });
    expect(model.layers.map(({ id }) => id)).toEqual(['anon']);
    expect(model.evidence).toEqual([
      {
        id: 'go_goroutines',
        title: 'Title of go_goroutines',
        source: 'go_goroutines_metric',
        unit: 'count',
        kind: 'gauge',
        values: [12, null],
      },
      expect.objectContaining({ id: 'go_gc_seconds', unit: 'seconds', kind: 'counter' }),
      expect.objectContaining({ id: 'process_resident', unit: 'bytes', kind: 'gauge' }),
    ]);
  });
});
