import { textsIn } from '../language/textsIn';
import type { RuntimeSpec } from './runtimeSpec';

type FluentBitValue = 'chunks';

/**
 * Fluent Bit. Source: memory catalog, section 6.9. It needs `storage.metrics on`. The bytes are those of the records;
 * resident memory is higher. With `storage.type filesystem` chunks are page cache, which is why they are not certain.
 */
export const FLUENT_BIT: RuntimeSpec<FluentBitValue> = textsIn(
  'title',
  'description'
)({
  name: 'fluentbit',
  title: 'Fluent Bit',
  flavours: [{ name: 'Fluent Bit', detect: { names: ['fluentbit_input_storage_memory_bytes'] } }],
  values: { chunks: [{ names: ['fluentbit_input_storage_memory_bytes'] }] },
  parts: [
    {
      name: 'fluentbit_chunks',
      title: 'Buffered records',
      description: 'Records that wait in memory to be delivered.',
      certainty: 'probable',
      uses: ['chunks'],
      bytes: ({ chunks }) => chunks,
    },
  ],
  remainder: {
    title: 'Native, not tracked',
    description: 'Parsers, output buffers, and allocator fragmentation.',
  },
  evidence: [
    {
      name: 'fluentbit_chunks_up',
      title: 'Chunks in memory',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['fluentbit_input_storage_chunks_up'] }],
    },
    {
      name: 'fluentbit_overlimit',
      title: 'Inputs over their limit',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['fluentbit_input_storage_overlimit'] }],
    },
    {
      name: 'fluentbit_retries',
      title: 'Retries',
      unit: 'count',
      kind: 'counter',
      series: [{ names: ['fluentbit_output_retries_total'] }],
    },
  ],
  dimensions: ['name'],
});
