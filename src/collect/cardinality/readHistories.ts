import { type ScrapeTarget, utf8Bytes } from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import type { AskSession } from '../ask/session';
import { leaveOutUnusable } from '../sources/leaveOutUnusable';
import type { LabelMatcher } from '../sources/labelMatcher';
import { seriesMatchersText } from '../sources/seriesMatchersText';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { historyQuery } from './cardinalityQueries';
import { targetScope, type TargetKeys } from './targetKeys';
import { toTargetHistories, type TargetTimeline } from './toTargetHistories';

export interface HistoryRequest {
  atSeconds: number;
  windowSeconds: number;
  stepSeconds: number;
  matchers: readonly LabelMatcher[];
  keys: TargetKeys;
  /** These are all targets that the matchers select: no names are needed. */
  isAll?: boolean;
}

const PARALLEL_CHUNKS = 2;

/** What Prometheus wrote beside the scrapes of some targets: one expression for as many as its length allows. */
export async function readHistories(
  asked: AskSession,
  targets: readonly ScrapeTarget[],
  { atSeconds, windowSeconds, stepSeconds, matchers, keys, isAll = false }: HistoryRequest,
  onRead: (targets: number) => void = () => {}
): Promise<TargetTimeline[]> {
  const steps = Math.floor(windowSeconds / stepSeconds);
  const start = atSeconds - steps * stepSeconds;
  const timesSeconds = Array.from({ length: steps + 1 }, (_, index) => start + index * stepSeconds);
  const chunks = isAll && targets.length > 0 ? [targets] : toChunks(targets, matchers, keys);
  const timelines = await mapBounded(chunks, PARALLEL_CHUNKS, async (chunk) => {
    const scope = [...(isAll ? [] : targetScope(chunk, keys)), ...matchers];
    const answer = await asked.range(historyQuery(scope, keys, stepSeconds), start, atSeconds, stepSeconds);
    const rows = { ...answer, series: leaveOutUnusable(asked, answer.series) };
    onRead(chunk.length);
    return toTargetHistories(chunk, rows, { timesSeconds, stepSeconds }, keys);
  });
  return timelines.flat();
}

/** Groups whose names fit into one query each. */
function toChunks(
  targets: readonly ScrapeTarget[],
  matchers: readonly LabelMatcher[],
  keys: TargetKeys
): ScrapeTarget[][] {
  const chunks: ScrapeTarget[][] = [];
  for (const target of targets) {
    const last = chunks[chunks.length - 1] ?? [];
    const larger = [...last, target];
    const fits =
      utf8Bytes(seriesMatchersText([...targetScope(larger, keys), ...matchers])) <=
      CARDINALITY_COLLECT_LIMITS.scopeBytes.value;
    if (last.length > 0 && fits) {
      last.push(target);
    } else {
      chunks.push([target]);
    }
  }
  return chunks;
}
