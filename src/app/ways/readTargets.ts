import { readEqualities } from './readEqualities';
import type { Labels } from './scopeLabels';

/** Puts values in for the variables of a text. */
export type Interpolate = (text: string) => string;

export interface ReadTargets {
  labels: Labels[];
  /** Something asks for the memory of containers. */
  isMemory: boolean;
  /** The data source of all; undefined where there are several, or none. */
  datasourceUid: string | undefined;
}

/** Metrics that are about the memory of containers, by whoever exports them. */
const MEMORY_METRIC =
  /\b(?:container_(?:memory_|oom_|spec_memory)|container[._]memory|k8s[._](?:container|pod)[._]memory|leakscope:)/;

/** Queries of any data source: those of Prometheus have `expr`, ours a `scope`. */
export function readTargets(targets: unknown, interpolate: Interpolate): ReadTargets {
  const list = asList(targets)
    .map(asObject)
    .filter(({ hide }) => hide !== true);
  const exprs = list.map(({ expr }) => interpolate(asText(expr)));
  const uids = new Set(list.map(({ datasource }) => interpolate(asText(asObject(datasource).uid))).filter(Boolean));
  return {
    labels: [...exprs.flatMap(readEqualities), ...list.map(({ scope }) => readScope(scope, interpolate))],
    isMemory: exprs.some((expr) => MEMORY_METRIC.test(expr)),
    datasourceUid: uids.size === 1 ? [...uids][0] : undefined,
  };
}

function readScope(scope: unknown, interpolate: Interpolate): Labels {
  const filled = Object.entries(asObject(scope)).map(([name, value]) => [name, interpolate(asText(value))] as const);
  // A variable with several values, or with all.
  return Object.fromEntries(filled.filter(([, value]) => !/[$*|{}()]/.test(value)));
}

export const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Labels of anything: values that are texts. */
export const asLabels = (value: unknown): Labels =>
  Object.fromEntries(Object.entries(asObject(value)).filter(([, text]) => typeof text === 'string')) as Labels;
