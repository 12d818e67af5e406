import type { Anatomy } from '../../collect/containers/collectAnatomy';
import type { Surroundings } from '../../collect/containers/surroundings';
import type { QueryCost } from '../../collect/ask/prometheusClient';
import { addCosts } from '../../collect/ask/queryCost';
import type { ContainerKey, PartBytes, PartName } from '../../engine';
import { toIsoTime } from '../output/toIsoTime';
import type { AnatomyJson } from './anatomyJson';
import type { ContainerReport } from './containerReport';
import {
  reservedAt,
  runtimePartsAt,
  toProcessesJson,
  withRuntimeParts,
  type ProcessJson,
  type RuntimePartBytes,
} from './runtimeJson';
import { type NearestLimitJson, toNearestJson } from './nearestLimitJson';
import { toTools } from './toTools';

interface PartHistoryJson<Name> {
  name: Name;
  bytes: Array<number | null>;
}

/** Output of `anatomy --prometheus` of a container: the contract of docs/cli.md. */
export interface ContainerAnatomyJson extends AnatomyJson<PartBytes | RuntimePartBytes>, ContainerKey {
  schema: 1;
  window: string;
  node: string | null;
  /** Swapped out, beside the whole; null where none was seen or it is not exported. */
  swapBytes: number | null;
  /** What ends growth first, how large memory and swap may become together, and waiting for memory. */
  nearestLimit: NearestLimitJson | null;
  limitWithSwapBytes: number | null;
  pressure: Surroundings['pressure'];
  processes: ProcessJson[] | null;
  /** The same over the window. Lists are aligned with `at`; null is a gap or a rejected sample. */
  history: {
    at: string[];
    wholeBytes: Array<number | null>;
    limitBytes: Array<number | null>;
    /** The kernel's parts. */
    parts: Array<PartHistoryJson<PartName>>;
    /** The part `anon` by its runtime: in each row the known ones sum to it, or all are null. */
    runtimeParts: Array<PartHistoryJson<string>>;
  };
  cost: QueryCost;
  warnings: string[];
}

export function toContainerAnatomyJson(
  { anatomy, inside, windowText, warnings }: ContainerReport,
  atSeconds: number
): ContainerAnatomyJson {
  const { key, node, history, limitBytes, surroundings, cost } = anatomy;
  const last = findLastKnown(history.wholeBytes);
  const parts = last === null ? [] : partsAt(anatomy, last);
  return {
    schema: 1,
    at: toIsoTime(last === null ? atSeconds : history.timesSeconds[last]),
    window: windowText,
    ...key,
    node,
    level: history.level,
    whole: history.whole,
    wholeBytes: last === null ? null : history.wholeBytes[last],
    parts: last === null ? [] : withRuntimeParts(parts, runtimePartsAt(inside, last)),
    limitBytes: last === null ? null : limitBytes[last],
    beside: last === null ? [] : reservedAt(inside, last),
    tools: toTools(history.whole && { whole: history.whole, parts }, { runtime: inside?.figures }),
    swapBytes: last === null ? null : (history.swapBytes?.[last] ?? null),
    nearestLimit: toNearestJson(surroundings.nearestLimit),
    limitWithSwapBytes: surroundings.limitWithSwapBytes,
    pressure: surroundings.pressure,
    processes: toProcessesJson(inside),
    history: {
      at: history.timesSeconds.map((time) => toIsoTime(time) ?? ''),
      wholeBytes: history.wholeBytes,
      limitBytes,
      parts: history.parts.map(({ name, bytes }) => ({ name, bytes })),
      runtimeParts: (inside?.history?.parts ?? [])
        .filter(({ certainty }) => certainty !== 'reserved')
        .map(({ name, bytes }) => ({ name, bytes })),
    },
    cost: addCosts([cost, ...(inside ? [inside.cost] : [])]),
    warnings,
  };
}

/** Index of the last value, such as the last sample that could be taken apart. */
export function findLastKnown(values: ReadonlyArray<number | null>): number | null {
  for (let index = values.length - 1; index >= 0; index--) {
    if (values[index] !== null) {
      return index;
    }
  }
  return null;
}

export function partsAt({ history }: Pick<Anatomy, 'history'>, index: number): PartBytes[] {
  return history.parts.map(({ name, bytes, certainty, source }) => ({
    name,
    bytes: bytes[index] ?? 0,
    certainty,
    source,
  }));
}
