import { utf8Bytes } from '../../engine';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { LabelMatcher } from '../sources/labelMatcher';
import { anyOf, matchersText } from '../containers/memoryQueries';
import type { Labels } from '../ask/prometheusClient';

/** Some things whose names fit into one query. */
export interface ScopeChunk {
  items: Labels[];
  /** The answer may hold others: it is the product of the lists. */
  scope: LabelMatcher[];
}

/** What tells things apart that are named by some labels. */
export const toLabelsId = (labels: Labels, names: readonly string[]) =>
  JSON.stringify(names.map((name) => labels[name] ?? ''));

export const pickLabels = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(names.filter((name) => labels[name]).map((name) => [name, labels[name]]));

/** Groups things that are named by some labels so that the names of a group fit into one query. */
export function toScopeChunks(items: readonly Labels[], names: readonly string[]): ScopeChunk[] {
  const scopeOf = (some: readonly Labels[]) =>
    names.map((name) =>
      anyOf(
        name,
        some.map((labels) => labels[name] ?? '')
      )
    );
  const chunks: ScopeChunk[] = [];
  for (const item of items) {
    const last = chunks[chunks.length - 1];
    const scope = scopeOf([...(last?.items ?? []), item]);
    const fits =
      last !== undefined &&
      last.items.length < COLLECT_LIMITS.containersPerFloors.value &&
      utf8Bytes(matchersText(scope)) <= COLLECT_LIMITS.scopeBytes.value;
    if (fits) {
      last.items.push(item);
      last.scope = scope;
    } else {
      chunks.push({ items: [item], scope: scopeOf([item]) });
    }
  }
  return chunks;
}
