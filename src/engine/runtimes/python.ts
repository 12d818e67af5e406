import { textsIn } from '../language/textsIn';
import type { RuntimeSpec } from './runtimeSpec';

/**
 * Python. Source: memory catalog, section 6.5. No metric tells the size of its heap: all of anonymous memory is one
 * part. In multiprocess mode even `python_info` is missing, and nothing is claimed.
 */
export const PYTHON: RuntimeSpec<never> = textsIn(
  'title',
  'description'
)({
  name: 'python',
  title: 'Python',
  flavours: [{ name: 'prometheus_client', detect: { names: ['python_info'] } }],
  values: {},
  parts: [],
  remainder: {
    title: 'Python heap and native extensions',
    description: 'All anonymous memory: Python exports no size of its heap.',
  },
  evidence: [
    {
      name: 'python_gc_uncollectable',
      title: 'Uncollectable objects',
      unit: 'count',
      kind: 'counter',
      series: [{ names: ['python_gc_objects_uncollectable_total'] }],
    },
    {
      name: 'python_gc_collections',
      title: 'Collections',
      unit: 'count',
      kind: 'counter',
      series: [{ names: ['python_gc_collections_total'] }],
    },
  ],
  dimensions: ['generation', 'implementation', 'major', 'minor', 'patchlevel', 'version'],
});
