import { MAX_QUERY_BYTES, utf8Bytes, say } from '../../engine';
import type { InstantAsk } from '../ask/joinedAsk';
import type { LabelMatcher } from '../sources/labelMatcher';
import { readReplicas } from './readReplicas';
import { type Killed, readKilled } from './readKilled';
import { killedQuery, OVER_LABEL } from './killedQuery';
import { replicasQuery } from './workloadGroups';

export interface FleetRequest {
  matchers: readonly LabelMatcher[];
  clusterLabel: string | null;
  windowSeconds: number;
  /** One series for each container that runs. */
  living: string;
  /** Whether there is a metric that counts restarts or kills at all. */
  isCounted: boolean;
}

const notCounted = () =>
  say`How many workloads and replicas there are is not known: the scope names too many values for one question. Choose fewer.`;

/**
 * Who was killed for memory, and how many replicas each row has, in one question that is asked whatever the scores. Where
 * the scope makes the text too long for some servers, replicas are not counted.
 */
export async function askFleet(
  asked: InstantAsk,
  { matchers, clusterLabel, windowSeconds, living, isCounted }: FleetRequest
): Promise<{ killed: Killed; totals: Map<string, number>; warnings: string[] }> {
  const killed = isCounted ? killedQuery(matchers, clusterLabel, windowSeconds) : null;
  const both = [...(killed === null ? [] : [killed]), replicasQuery(living, matchers, clusterLabel)].join(' or ');
  const expr = utf8Bytes(both) > MAX_QUERY_BYTES ? killed : both;
  const vector = expr === null ? [] : (await asked.instant(expr)).vector;
  const ofKilled = vector.filter(({ labels }) => labels[OVER_LABEL] !== undefined);
  const ofReplicas = vector.filter(({ labels }) => labels[OVER_LABEL] === undefined);
  return {
    killed: isCounted ? readKilled(ofKilled, clusterLabel) : { keys: [], oneDay: null },
    totals: readReplicas(ofReplicas, clusterLabel),
    warnings: expr === both ? [] : [notCounted()],
  };
}
