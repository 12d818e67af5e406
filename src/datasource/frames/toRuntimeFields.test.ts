import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { toRuntimeFields } from './toRuntimeFields';

const LABELS = { namespace: 'shop', pod: 'a"b', container: 'app' };
const HISTORY: NonNullable<RuntimeAnatomy['history']> = {
  timesSeconds: [60, 120],
  anonBytes: [10, 20],
  parts: [],
  splitSamples: 2,
  missingSamples: 0,
  conflictSamples: 0,
  conflict: false,
  skewedSamples: 0,
};
const evidence = (
  name: string,
  unit: 'bytes' | 'count' | 'seconds',
  kind: 'gauge' | 'counter',
  values: Array<number | null>
) => ({
  name,
  title: `Title of ${name}`,
  unit,
  kind,
  values,
  source: `${name}_metric`,
});
const runtime = (history: RuntimeAnatomy['history']): Parameters<typeof toRuntimeFields>[0] => ({
  runtime: 'go',
  history,
  evidence: [
    evidence('go_goroutines', 'count', 'gauge', [12, 8431]),
    evidence('go_gc_seconds', 'seconds', 'counter', [null, 2]),
    evidence('go_threads', 'count', 'gauge', [null, null]),
  ],
});

describe('toRuntimeFields(runtime, labels), evidence', () => {
  test('a field each, with its unit, hidden from native panels; what is never known has none', () => {
    expect(toRuntimeFields(runtime(HISTORY), LABELS)).toEqual([
      {
        name: 'go_goroutines',
        type: 'number',
        labels: { ...LABELS, evidence: 'gauge', runtime: 'go' },
        config: {
          displayNameFromDS: 'Title of go_goroutines',
          description: 'go_goroutines_metric',
          unit: 'short',
          min: 0,
          custom: { hideFrom: { viz: true, legend: true, tooltip: true } },
        },
        values: [12, 8431],
      },
      expect.objectContaining({
        name: 'go_gc_seconds',
        labels: { ...LABELS, evidence: 'counter', runtime: 'go' },
        values: [null, 2],
      }),
    ]);
  });

  test.each([
    ['a runtime of the pod, not of the container', null],
    ['one that claims too much', { ...HISTORY, conflict: true }],
  ])('%s has none', (_, history) => {
    expect(toRuntimeFields(runtime(history), LABELS)).toEqual([]);
  });
});
