/** Works a value out when it is first asked for, and keeps it: most containers stand, and need few of their measures. */
export function once<T>(work: () => T): () => T {
  let kept: { value: T } | null = null;
  return () => (kept ??= { value: work() }).value;
}
