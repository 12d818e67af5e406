import {
  HEX_TEMPLATE_HASH,
  JOB_MOMENT,
  OLD_POD_HASH,
  ORDINAL,
  POD_HASH,
  TEMPLATE_HASH,
  WIDE_TEMPLATE_HASH,
  WORDS,
} from './podNamePatterns';
import type { Workload } from './workload';

export type GuessedWorkload = Pick<Workload, 'kind' | 'name'>;

interface NameRule {
  kind: string | null;
  /** The name of the workload, and what was generated. */
  pattern: RegExp;
}

const endsWith = (...parts: string[]) => new RegExp(`^(.+?)((?:-${parts.join('-')}))$`);

/** In this order: the ending that says most first. */
const RULES: readonly NameRule[] = [
  { kind: 'CronJob', pattern: endsWith(JOB_MOMENT, POD_HASH) },
  { kind: 'Deployment', pattern: endsWith(TEMPLATE_HASH, POD_HASH) },
  { kind: 'Deployment', pattern: endsWith(WIDE_TEMPLATE_HASH, POD_HASH) },
  { kind: 'Deployment', pattern: endsWith(HEX_TEMPLATE_HASH, OLD_POD_HASH) },
  { kind: 'StatefulSet', pattern: endsWith(ORDINAL) },
  // A DaemonSet, a Job, a ReplicaSet of its own: the name does not tell.
  { kind: null, pattern: endsWith(POD_HASH) },
];

/**
 * The workload that a pod seems to belong to, by the parts of its name that Kubernetes generates. A pod whose name has no
 * such part is a workload of its own. The name of its node, where it is known, tells static pods.
 *
 * Why this method: without kube-state-metrics the name is all there is, and the alphabet of generated parts has no vowels,
 * so that words are told from them (`web-store` stays whole). Errors cannot be ruled out: say "guessed" beside it.
 *
 * Cost: a few regular expressions on one name. Never throws. Source: podNamePatterns.ts.
 */
export function guessWorkload(podName: string, node: string | null = null): GuessedWorkload {
  if (node && podName.endsWith(`-${node}`) && podName.length > node.length + 1) {
    return { kind: 'Node', name: podName.slice(0, -node.length - 1) };
  }
  const found = readName(podName);
  return found ? { kind: found.kind, name: found.name } : { kind: 'Pod', name: podName };
}

/** The version in the name of a Deployment's pod: the hash of its template. Null where the name has none. */
export function findTemplateHash(podName: string): string | null {
  const found = readName(podName);
  return found?.kind === 'Deployment' ? found.generated.slice(0, found.generated.lastIndexOf('-')) : null;
}

function readName(podName: string): { kind: string | null; name: string; generated: string } | null {
  for (const { kind, pattern } of RULES) {
    const [, name, ending] = pattern.exec(podName) ?? [];
    const generated = ending?.slice(1) ?? '';
    if (ending !== undefined && !WORDS.has(generated)) {
      return { kind, name, generated };
    }
  }
  return null;
}
