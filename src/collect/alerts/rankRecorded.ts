import { DEFAULT_PREFIX, SCORE_LOOKBACK_HOURS, SCORED_PARTS, toContainerId } from '../../engine';
import type { InstantAsk } from '../ask/joinedAsk';
import type { AskSession } from '../ask/session';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { fewOfEach } from '../workloads/workloadGroups';
import { containerMatchersText, keyLabels, matchersText } from '../containers/memoryQueries';
import { PART_LABEL } from '../containers/partQueries';
import type { RankRequest, Ranking, ServerScores } from '../containers/rankContainers';
import { toKey } from '../containers/toTimelines';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { LEAK_WITNESS, selectWitness } from './selectWitness';

const LEAK_SCORE = `${DEFAULT_PREFIX}_leak_score`;
const LOOP_SCORE = `${DEFAULT_PREFIX}_oom_loop_score`;

/** Containers of a scope that the rules score; 0 where they began later than the data while the score would look back further. */
export async function countRecorded(
  asked: InstantAsk,
  { matchers, clusterLabel }: Pick<RankRequest, 'matchers' | 'clusterLabel'>
): Promise<number> {
  const labels = keyLabels(clusterLabel);
  const by = labels.join(',');
  const witness = selectWitness(LEAK_WITNESS, labels, matchers);
  const begin = ` offset ${SCORE_LOOKBACK_HOURS}h`;
  const raw = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
  const counted = await asked.instant(
    `count(max by (${by}) (${witness})) ` +
      `unless on () (count(${raw}${begin}) unless on () count(${witness}${begin}))`
  );
  return counted.vector[0]?.value ?? 0;
}

/**
 * The ranking by scores of the recording rules: those that are highest now, and those that were within a day. Null where
 * the rules do not record (nearly) all containers of the scope: `countRecorded` tells how many. Cost: a day of recorded
 * scores, 288 samples for each part that rises.
 */
export async function rankRecorded(asked: AskSession, request: RankRequest): Promise<Ranking | null> {
  const { matchers, clusterLabel, top, totalContainers, recorded } = request;
  const by = keyLabels(clusterLabel).join(',');
  const select = (name: string) => `${name}{${matchersText(matchers)}}`;
  if (recorded === 0 || recorded < ALERT_COLLECT_LIMITS.recordedShare.value * totalContainers) {
    return null;
  }
  const few = (of: string) => fewOfEach(`max by (${by}) (${of})`, COLLECT_LIMITS.replicasOfEach.value, clusterLabel);
  const highest = (of: string) => `topk(${top}, ${few(of)})`;
  const [scores, loops, ofDay] = await Promise.all([
    asked.instant(`${select(LEAK_SCORE)} and on (${by}) ${highest(select(LEAK_SCORE))}`),
    asked.instant(highest(select(LOOP_SCORE))),
    asked.instant(highest(`max_over_time(${select(LEAK_SCORE)}[1d])`)),
  ]);
  const scored: Ranking['scored'] = new Map();
  const entryOf = (labels: Readonly<Record<string, string>>): ServerScores | null => {
    const key = toKey(labels, clusterLabel);
    if (!key) {
      return null;
    }
    const id = toContainerId(key);
    const entry = scored.get(id) ?? { key, parts: {}, oomLoop: null };
    scored.set(id, entry);
    return entry;
  };
  for (const { labels, value } of scores.vector) {
    const part = SCORED_PARTS.find(({ name }) => name === labels[PART_LABEL])?.name;
    const entry = part && Number.isFinite(value) ? entryOf(labels) : null;
    if (part && entry) {
      entry.parts[part] = value;
    }
  }
  for (const { labels, value } of loops.vector) {
    const entry = Number.isFinite(value) ? entryOf(labels) : null;
    if (entry) {
      entry.oomLoop = value;
    }
  }
  const candidates = ofDay.vector.map(({ labels }) => toKey(labels, clusterLabel)).filter((key) => key !== null);
  return { scored, candidates, scoreSource: 'recorded', warnings: [] };
}
