import type { Anatomy } from '../../collect/collectAnatomy';
import type { QueryCost } from '../../collect/prometheusClient';
import type { ContainerKey, PartBytes, PartName } from '../../engine';
import { toIsoTime } from '../output/toIsoTime';
import type { AnatomyJson } from './anatomyJson';
import { toFigures, toTools } from './toTools';

/** Output of `anatomy --prometheus`: the contract of docs/cli.md. */
export interface ContainerAnatomyJson extends AnatomyJson, ContainerKey {
  schema: 1;
  window: string;
  node: string | null;
  /** The same over the window. Lists are aligned with `at`; null is a gap or a rejected sample. */
  history: {
    at: string[];
    wholeBytes: Array<number | null>;
    limitBytes: Array<number | null>;
    parts: Array<{ name: PartName; bytes: Array<number | null> }>;
  };
  cost: QueryCost;
  warnings: string[];
}

export function toContainerAnatomyJson(
  anatomy: Anatomy,
  atSeconds: number,
  window: string,
  warnings: string[]
): ContainerAnatomyJson {
  const { key, node, history, limitBytes, cost } = anatomy;
  const last = findLastAccepted(anatomy);
  const parts = last === null ? [] : partsAt(anatomy, last);
  return {
    schema: 1,
    at: toIsoTime(last === null ? atSeconds : history.timesSeconds[last]),
    window,
    ...key,
    node,
    level: history.level,
    whole: history.whole,
    wholeBytes: last === null ? null : history.wholeBytes[last],
    parts,
    limitBytes: last === null ? null : limitBytes[last],
    beside: [],
    tools: toTools(toFigures(history.whole, parts)),
    history: {
      at: history.timesSeconds.map((time) => toIsoTime(time) ?? ''),
      wholeBytes: history.wholeBytes,
      limitBytes,
      parts: history.parts.map(({ name, bytes }) => ({ name, bytes })),
    },
    cost,
    warnings,
  };
}

/** Index of the last sample that could be taken apart. */
export function findLastAccepted({ history }: Anatomy): number | null {
  for (let index = history.wholeBytes.length - 1; index >= 0; index--) {
    if (history.wholeBytes[index] !== null) {
      return index;
    }
  }
  return null;
}

export function partsAt({ history }: Anatomy, index: number): PartBytes[] {
  return history.parts.map(({ name, bytes, certainty, source }) => ({
    name,
    bytes: bytes[index] ?? 0,
    certainty,
    source,
  }));
}
