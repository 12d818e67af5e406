import { RUNTIME_LIMITS } from './runtimeLimits';
import type { RuntimeCertainty } from './runtimeSpec';

/** A part as the runtime reports it. */
export interface ReportedPart {
  name: string;
  certainty: RuntimeCertainty;
  bytes: number;
}

export interface FilledPart extends ReportedPart {
  /** What of it is resident. */
  bytes: number;
  /** What the runtime reports beyond that: reserved, not resident. It stands outside of the bar. */
  reservedBytes: number;
}

export interface FilledRuntime {
  conflict: false;
  parts: FilledPart[];
  /** Anonymous memory beyond all parts: native, not tracked by the runtime. */
  remainderBytes: number;
  /** What certain parts exceed anonymous memory by, within the tolerance: two scrapes of different moments. */
  skewBytes: number;
}

export interface RuntimeConflict {
  conflict: true;
  certainBytes: number;
}

const ORDER: readonly RuntimeCertainty[] = ['certain', 'probable', 'uncertain'];

/**
 * Fills anonymous memory with the parts that a runtime reports: certain ones first, then probable, then uncertain ones.
 * Each takes what is left, and what is cut from it is reserved, not resident. The rest of anonymous memory is native.
 *
 * Why this way: a runtime counts what it has reserved, the kernel counts what was touched. Scaling the parts would make
 * them wrong all over; filling in order of certainty keeps the trustworthy ones whole.
 * If the certain parts alone exceed anonymous memory by 5 % and the tolerance, they are not of this container, or are
 * swapped out: a conflict, and no split.
 *
 * Input: bytes, anonymous memory without lazily freed pages; those count for the conflict only, because an allocator may
 * still hold them. The filled parts and the remainder sum to anonymous memory exactly, in whole bytes; none is negative.
 * A certain part that is cut was read at another moment: that is skew, and is not called reserved.
 * Cost: linear. Never throws. Source: memory catalog, section 6.0, fill rule.
 */
export function fillRuntime(
  anonBytes: number,
  parts: readonly ReportedPart[],
  toleranceBytes: number,
  lazyfreeBytes = 0
): FilledRuntime | RuntimeConflict {
  const rounded = parts.map((part) => ({ ...part, bytes: Math.max(0, Math.round(part.bytes)) }));
  const certainBytes = rounded.reduce((sum, part) => sum + (part.certainty === 'certain' ? part.bytes : 0), 0);
  const most = (1 + RUNTIME_LIMITS.conflictShare.value) * (anonBytes + lazyfreeBytes) + toleranceBytes;
  if (certainBytes > most) {
    return { conflict: true, certainBytes };
  }

  let remaining = anonBytes;
  const taken = new Map<string, number>();
  for (const certainty of ORDER) {
    for (const part of rounded.filter((one) => one.certainty === certainty)) {
      const bytes = Math.min(part.bytes, remaining);
      taken.set(part.name, bytes);
      remaining -= bytes;
    }
  }
  return {
    conflict: false,
    parts: rounded.map((part) => {
      const bytes = taken.get(part.name) ?? 0;
      return { ...part, bytes, reservedBytes: part.certainty === 'certain' ? 0 : part.bytes - bytes };
    }),
    remainderBytes: remaining,
    skewBytes: Math.max(0, certainBytes - anonBytes),
  };
}
