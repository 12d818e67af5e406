import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import type { Certainty, PartBytes, ProcessShare, ProcessSplit, RuntimeName } from '../../engine';

/** The kernel's part that a runtime takes apart. */
const RUNTIME_OF = 'anon';

/** What a runtime says about a piece of anonymous memory. */
export interface RuntimePartBytes {
  name: string;
  bytes: number;
  certainty: Certainty;
  source: string;
  of: typeof RUNTIME_OF;
  runtime: RuntimeName;
}

/** What a runtime has reserved beyond what is resident. */
export interface ReservedBytes {
  name: string;
  bytes: number;
  source: string;
}

export type ProcessJson = ProcessShare & Pick<ProcessSplit, 'measure'>;

/** Anonymous memory by its runtime at one moment; empty where the runtime does not tell it. */
export function runtimePartsAt(inside: RuntimeAnatomy | null, row: number): RuntimePartBytes[] {
  const { runtime, history } = inside ?? {};
  return (history?.parts ?? []).flatMap(({ name, certainty, source, bytes }) => {
    const now = bytes[row];
    const occurs = bytes.some((value) => value !== null && value > 0);
    return runtime && certainty !== 'reserved' && now !== null && occurs
      ? [{ name, bytes: now, certainty, source, of: RUNTIME_OF, runtime }]
      : [];
  });
}

/** The parts whose sum is the whole, with anonymous memory taken apart where its runtime tells it. */
export function withRuntimeParts(
  parts: readonly PartBytes[],
  inside: readonly RuntimePartBytes[]
): Array<PartBytes | RuntimePartBytes> {
  return parts.flatMap((part): Array<PartBytes | RuntimePartBytes> =>
    part.name === RUNTIME_OF && inside.length > 0 ? [...inside] : [part]
  );
}

/** What the runtime has reserved beyond anonymous memory at one moment. */
export function reservedAt(inside: RuntimeAnatomy | null, row: number): ReservedBytes[] {
  return (inside?.history?.parts ?? []).flatMap(({ name, source, reservedBytes }) => {
    const bytes = reservedBytes[row] ?? 0;
    return bytes > 0 ? [{ name, bytes, source }] : [];
  });
}

/** Null where no metric tells memory by process. */
export function toProcessesJson(inside: RuntimeAnatomy | null): ProcessJson[] | null {
  const split = inside?.processes;
  return split ? split.processes.map((process) => ({ ...process, measure: split.measure })) : null;
}
