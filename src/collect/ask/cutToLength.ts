import { MAX_QUERY_BYTES, utf8Bytes } from '../../engine';

/** Halves a list until the text of each part is one that every server takes; a single item is left as it is. */
export function cutToLength<T>(items: readonly T[], toText: (items: readonly T[]) => string): T[][] {
  if (items.length <= 1 || utf8Bytes(toText(items)) <= MAX_QUERY_BYTES) {
    return [[...items]];
  }
  const half = Math.ceil(items.length / 2);
  return [...cutToLength(items.slice(0, half), toText), ...cutToLength(items.slice(half), toText)];
}
