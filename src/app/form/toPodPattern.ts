import { escapeRegex, guessWorkload } from '../../engine';

/** A pattern for all pods of the workload that a pod seems to belong to: its own name where none can be told. */
export function toPodPattern(pod: string): string {
  const { name } = guessWorkload(pod);
  return name === pod ? escapeRegex(pod) : `${escapeRegex(name)}-.*`;
}
