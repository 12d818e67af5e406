import { textsIn } from '../language/textsIn';
import { minus } from './formulas';
import type { RuntimeSpec } from './runtimeSpec';

type EnvoyValue = 'allocated' | 'physical' | 'heapSize';

/**
 * Envoy, also as Istio's sidecar. Source: memory catalog, section 6.10. The names have no unit suffix; they are bytes.
 * The sidecar also runs pilot-agent, whose Go metrics describe the agent and not Envoy.
 */
export const ENVOY: RuntimeSpec<EnvoyValue> = textsIn(
  'title',
  'description'
)({
  name: 'envoy',
  title: 'Envoy',
  flavours: [{ name: 'Envoy', detect: { names: ['envoy_server_memory_allocated'] } }],
  values: {
    allocated: [{ names: ['envoy_server_memory_allocated'] }],
    physical: [{ names: ['envoy_server_memory_physical_size'] }],
    heapSize: [{ names: ['envoy_server_memory_heap_size'] }],
  },
  parts: [
    {
      name: 'envoy_allocated',
      title: 'Envoy, allocated',
      description: 'What Envoy uses: connections, buffers, configuration and statistics.',
      certainty: 'certain',
      uses: ['allocated'],
      bytes: ({ allocated }) => allocated,
    },
    {
      name: 'envoy_free',
      title: 'Envoy, free in the allocator',
      description: 'Freed by Envoy and kept resident by its allocator.',
      certainty: 'probable',
      uses: ['physical', 'allocated'],
      bytes: ({ physical, allocated }) => minus(physical, allocated),
    },
    {
      name: 'envoy_reserved',
      title: 'Envoy, reserved',
      description: 'Address space of the allocator without memory behind it.',
      certainty: 'reserved',
      uses: ['heapSize', 'physical'],
      bytes: ({ heapSize, physical }) => minus(heapSize, physical),
    },
  ],
  remainder: {
    title: 'Native, not tracked',
    description: 'Thread stacks, and other processes of the container such as Istio’s agent.',
  },
  evidence: [
    {
      name: 'envoy_connections',
      title: 'Connections',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['envoy_server_total_connections'] }],
    },
  ],
  dimensions: [],
});
