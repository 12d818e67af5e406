import {
  type ContainerKey,
  escapeRegex,
  judgeLives,
  type LivesFindings,
  seededRandom,
  splitLivesOf,
  toLifePoints,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { KSM_LAST_REASON_METRIC } from '../facts/marks/markQueries';
import { RAW } from '../facts/runtimes/runtimeQueries';
import type { LabelMatcher } from '../sources/labelMatcher';
import { MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import { findEndings, KSM_ENDED_REASON_METRIC } from './findEndings';
import { LIVES_LIMITS } from './livesLimits';
import { type LivesCounter, toPodMemory } from './toPodMemory';

/** The name of the workload that a pod belongs to. */
export type ToWorkloadName = (pod: string) => string;

export interface LivesRequest {
  /** Any container of the workload. */
  key: ContainerKey;
  counter: LivesCounter;
  limitBytes: number | null;
  atSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  toWorkloadName: ToWorkloadName;
}

/** Verdicts must not change between two looks at the same data. */
const SEED = 1;

/**
 * The lives of all pods that a workload had over the last days, ended ones too, and what they say together. In a batched
 * session the workloads of a list are asked for together: two expressions, however many there are.
 *
 * Null where no lives are known. Errors of the server reject.
 */
export async function collectLives(ask: AskSession, request: LivesRequest): Promise<LivesFindings | null> {
  const { atSeconds, counter, limitBytes, clusterLabel, key } = request;
  const { lookBackSeconds, stepSeconds } = LIVES_LIMITS;
  // Moments that do not depend on the second of the look: two looks then ask for the same ones.
  const endSeconds = Math.floor(atSeconds / stepSeconds.value) * stepSeconds.value;
  const times = {
    startSeconds: endSeconds - lookBackSeconds.value,
    endSeconds,
    stepSeconds: stepSeconds.value,
  };
  const scopes = [scopeOf(request)];
  const [memory, reasons] = await Promise.all([
    ask.select(RAW, [{ names: [MEMORY_METRICS[counter], START_TIME_METRIC], scopes }], times),
    ask.select(RAW, [{ names: [KSM_LAST_REASON_METRIC, KSM_ENDED_REASON_METRIC], scopes }], times),
  ]);
  return ask.inTurn(() => {
    const workload = request.toWorkloadName(key.pod);
    const isOwn = ({ labels }: { labels: Readonly<Record<string, string | undefined>> }) =>
      request.toWorkloadName(labels.pod ?? '') === workload;
    const pods = toPodMemory(memory.filter(isOwn), counter, clusterLabel);
    const endings = findEndings(reasons.filter(isOwn), pods);
    const lives = splitLivesOf(pods, { atSeconds: endSeconds, stepSeconds: stepSeconds.value, endings });
    return lives.length === 0 ? null : judgeLives(lives.map(toLifePoints), { limitBytes, random: seededRandom(SEED) });
  });
}

/** Its container in pods whose names begin like the workload's; who is not of it falls out afterwards. */
function scopeOf({ key, clusterLabel, toWorkloadName }: LivesRequest): LabelMatcher[] {
  const { cluster, namespace, pod, container } = key;
  return [
    ...(clusterLabel ? [{ label: clusterLabel, op: '=', value: cluster ?? '' } as const] : []),
    { label: 'namespace', op: '=', value: namespace },
    { label: 'pod', op: '=~', value: `${escapeRegex(toWorkloadName(pod))}(-.+)?` },
    { label: 'container', op: '=', value: container },
  ];
}
