import { SCORE_PARAMETERS } from '../score/scoreDefinition';
import type { RecordingRule } from '../score/scoreChain';
import { toMetricNames, toRows, type ScoreSourceOptions } from '../score/scoreSource';
import { RULE_LIMITS } from './ruleLimits';

/**
 * Time until a container reaches its limit, in seconds, as recording rules behind those of the score.
 *
 *     (limit - working set) / growth of the floors of all parts that rise, over six hours
 *
 * Only for containers with a part whose score says that it rises; no value where there is no limit. The working set
 * holds page cache that is in use, so that the time is rather too short than too long.
 * Cost: four recorded values a part and one raw one a container.
 */
export function buildTimeToLimitRules({
  prefix,
  ...options
}: ScoreSourceOptions & { prefix: string }): RecordingRule[] {
  const { groupLabels, rows, newest } = toRows(options);
  const keys = groupLabels.join(',');
  const hours = RULE_LIMITS.slopeHours.value;
  const workingSet = `${prefix}_working_set_bytes`;
  const floor = `${prefix}_floor:1h`;
  const rising = `${prefix}_leak_score >= ${SCORE_PARAMETERS.rising.value}`;
  return [
    { record: workingSet, expr: newest(`${toMetricNames(options.metrics).workingSet}{${rows}}`) },
    {
      record: `${prefix}_seconds_to_limit`,
      expr: `clamp_min(max by (${keys}) (${prefix}_limit_bytes) - ${workingSet}, 0)
  / sum by (${keys}) (${floor} - ${floor} offset ${hours}h > 0 and ${rising})
  * ${hours * 3600}`,
    },
  ];
}
