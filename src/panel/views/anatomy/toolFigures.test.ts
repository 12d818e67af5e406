import { createTheme } from '@grafana/data';
import { readAnatomyFrames } from '../../read/anatomy/readAnatomyFrames';
import { buildAnatomyFrame } from '../../testing/buildFrames';
import { buildToolLines, reportToolsAt } from './toolFigures';

const frame = buildAnatomyFrame({
  parts: { anon: [100, null], kernel: [10, null], active_file: [20, null], inactive_file: [30, null] },
  whole: [160, null],
});
frame.meta!.custom = {
  leakscope: { level: 'L3', whole: 'usage', parts: { anon: { certainty: 'certain', source: 'container_memory_rss' } } },
};
const model = readAnatomyFrames([frame])[0];
const heap = { ...model.layers[0], id: 'jvm_heap_live', of: 'anon', values: [60, null] };
const withHeap = { ...model, runtime: { of: 'anon', layers: [heap], reserved: [{ ...heap, values: [5, null] }] } };

describe('reportToolsAt', () => {
  it.each([
    ['container_memory_usage_bytes', 0, 160],
    ['kubectl_top', 0, 130],
    ['container_memory_rss', 0, 100],
    ['jvm_heap', 0, 65],
    ['go_heap', 0, null],
    ['kubectl_top', 1, null],
    ['jvm_heap', 1, null],
  ])('%s of row %i', (id, row, bytes) => {
    expect(reportToolsAt(withHeap, row).find((figure) => figure.id === id)?.bytes).toBe(bytes);
  });

  const measured = { ...withHeap, toolFigures: { processRssBytes: 150, jvmHeapUsedBytes: 64, goHeapBytes: 7 } };

  it('takes what was measured inside of the container at the last row, and the parts of a runtime before it', () => {
    const figures = new Map(reportToolsAt(measured, 0).map((figure) => [figure.id, figure.bytes]));
    expect([figures.get('process_res'), figures.get('go_heap'), figures.get('jvm_heap')]).toEqual([150, 7, 65]);
    expect(figures.get('process_pss')).toBeNull();
  });

  it('says of other rows that it is known of the last one only, and draws no line of it', () => {
    const rows = { ...measured, timesMs: [0, 1], wholeBytes: [160, 160] };
    const layers = rows.layers.map((layer) => ({ ...layer, values: [layer.values[0], layer.values[0]] }));
    const find = (row: number) => reportToolsAt({ ...rows, layers }, row).find(({ id }) => id === 'process_res');
    expect(find(0)).toMatchObject({ bytes: null, unknownBecause: 'is known of the last sample only' });
    expect(find(1)).toMatchObject({ bytes: 150, unknownBecause: null });
    const lines = buildToolLines({ ...rows, layers, runtime: null }, createTheme());
    expect(lines.map(({ label }) => label)).toEqual([
      'container_memory_usage_bytes',
      'kubectl top',
      'container_memory_rss',
    ]);
  });
});
