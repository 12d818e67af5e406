import { readAnatomyFrames } from '../../read/readAnatomyFrames';
import { buildAnatomyFrame } from '../../testing/buildFrames';
import { reportToolsAt } from './toolFigures';

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
});
