import { escapeRegex } from '../../engine';

/**
 * How the names of pods end, longest first: a Deployment's (hash of its ReplicaSet, five characters), a StatefulSet's
 * (a number), a DaemonSet's or a Job's (five characters). Generated characters are consonants and digits.
 * Source: Kubernetes, apimachinery/pkg/util/rand
 */
const ENDINGS = [/-([0-9a-z]{8,10})-[0-9a-z]{5}$/, /-(\d{1,5})$/, /-([0-9a-z]{5})$/];
/** A word, such as in "web-cache" and "node-exporter", is a part of the name. */
const GENERATED = /\d/;

/** A pattern for all pods of the workload that a pod seems to belong to: its own name where none can be told. */
export function toPodPattern(pod: string): string {
  for (const ending of ENDINGS) {
    const found = ending.exec(pod);
    if (found && found.index > 0 && GENERATED.test(found[1])) {
      return `${escapeRegex(pod.slice(0, found.index))}-.*`;
    }
  }
  return escapeRegex(pod);
}
