import { say } from '../../../engine';
import { COUPLING_COLLECT_LIMITS } from './couplingCollectLimits';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** Names of counters that somebody wrote down, or the sentence that says what to change. */
export type ParsedCounters = { names: string[]; problem: null } | { names: null; problem: string };

/** Metric names separated by commas or spaces. */
export function parseCounters(text: string): ParsedCounters {
  const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
  const most = COUPLING_COLLECT_LIMITS.otherMetrics.value;
  const wrong = names.find((name) => !METRIC_NAME.test(name));
  if (wrong !== undefined) {
    return {
      names: null,
      problem: say`${JSON.stringify(wrong.slice(0, 60))} is not a metric name: use names only, without labels.`,
    };
  }
  return names.length > most
    ? { names: null, problem: say`${names.length} counters are too many: name ${most} at most.` }
    : { names, problem: null };
}
