/** Replicas share their names up to the last dash: the text of a question has to fit. Servers read both as a set of names. */
export function factorPrefixes(texts: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    // Only plain names: a pattern is left as it is.
    const cut = /^[a-zA-Z0-9-]+$/.test(text) ? text.lastIndexOf('-') + 1 : 0;
    const prefix = text.slice(0, cut);
    groups.set(prefix, [...(groups.get(prefix) ?? []), text.slice(cut)]);
  }
  return [...groups]
    .map(([prefix, ends]) =>
      prefix === '' || ends.length === 1 ? ends.map((end) => prefix + end).join('|') : `${prefix}(?:${ends.join('|')})`
    )
    .join('|');
}
