import type { DiagnosisInput, Interval } from './diagnosis';
import { VERDICT_LIMITS } from './verdictLimits';

/** What stands beside the growth of one container: new versions of its workload, and its replicas. */

/** The new version that the growth began after: the last one before the end of the onset, and not long before it. */
export function findDeployBefore(
  onset: Interval | null,
  deploys: DiagnosisInput['deploys']
): { text: string; secondsBefore: number } | null {
  if (onset === null) {
    return null;
  }
  const last = deploys.filter(({ atSeconds }) => atSeconds <= onset.high).slice(-1)[0];
  const isNear = last !== undefined && last.atSeconds >= onset.low - VERDICT_LIMITS.deployBeforeSeconds.value;
  return isNear ? { text: last.text, secondsBefore: Math.max(0, onset.mid - last.atSeconds) } : null;
}

export interface PeerGrowth {
  /** Replicas of which the growth is known. */
  of: number;
  /** Those that grow at a good part of this one's pace. */
  alike: number;
}

/** How many replicas grow as this container does. Null without replicas, or where it does not grow itself. */
export function comparePeers(slopeBytesPerHour: number, peers: DiagnosisInput['peers']): PeerGrowth | null {
  if (peers.length === 0 || slopeBytesPerHour <= 0) {
    return null;
  }
  const least = VERDICT_LIMITS.alikeShare.value * slopeBytesPerHour;
  return { of: peers.length, alike: peers.filter((peer) => peer.slopeBytesPerHour >= least).length };
}
