import type { TriageRow } from '../../read/triageModel';

/** Every word has to occur in the cluster, namespace, pod or container. Case does not matter; nothing is a pattern. */
export function filterRows(rows: TriageRow[], text: string): TriageRow[] {
  const words = text
    .toLowerCase()
    .split(/[\s/]+/)
    .filter(Boolean);
  if (words.length === 0) {
    return rows;
  }
  return rows.filter(({ key }) => {
    const names = [key.cluster ?? '', key.namespace, key.pod, key.container].map((name) => name.toLowerCase());
    return words.every((word) => names.some((name) => name.includes(word)));
  });
}
