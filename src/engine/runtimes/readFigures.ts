import type { RuntimeFigures } from '../tools/figures';
import type { RuntimeReading } from './readRuntime';
import type { RuntimeSpec } from './runtimeSpec';

/** The heap in use as the runtime itself reports it at one moment, nothing cut; empty where it has no such number. */
export function readFigures(spec: RuntimeSpec, reading: RuntimeReading, row: number): RuntimeFigures {
  if (!spec.heap) {
    return {};
  }
  return { [spec.heap.figure]: reading.values.get(spec.heap.value)?.values[row] ?? null };
}
