import type { VectorSample } from '../ask/prometheusClient';

export interface Member {
  pod: string;
  /** Null where it is not known. */
  image: string | null;
}

/** Pods from the answer to a members' query, by name; of a pod with several images the last one by name. */
export function toMembers(vector: readonly VectorSample[]): Member[] {
  const images = new Map<string, string | null>();
  for (const { labels } of [...vector].sort((a, b) => compare(a.labels.image ?? '', b.labels.image ?? ''))) {
    if (labels.pod) {
      images.set(labels.pod, labels.image || (images.get(labels.pod) ?? null));
    }
  }
  return [...images].map(([pod, image]) => ({ pod, image })).sort((a, b) => compare(a.pod, b.pod));
}

/** So many members at equal distances of their names, and always the one that is asked about. */
export function sampleMembers(members: readonly Member[], most: number, pod: string | null): Member[] {
  if (members.length <= most) {
    return [...members];
  }
  const distance = (members.length - 1) / Math.max(1, most - 1);
  const sampled = Array.from({ length: most }, (_, i) => members[Math.round(i * distance)]);
  const asked = members.findIndex((member) => member.pod === pod);
  if (asked >= 0 && !sampled.includes(members[asked])) {
    sampled[Math.min(most - 1, Math.round(asked / distance))] = members[asked];
  }
  return sampled;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
