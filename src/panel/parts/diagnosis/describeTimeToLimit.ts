import { formatSpan } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import type { PartialInterval } from '../../../contract/toInterval';
import { strings } from '../../strings';
import { diagnosisStrings } from './diagnosisStrings';

export interface TimeToLimitWords {
  words: string;
  /** What the words leave out; null where there is nothing. */
  help: string | null;
  isNear: boolean;
}

/** `2 h to 5 h`, `> 3 d` where the upper end is open. Null is unknown, or nothing grows. */
export function describeTimeToLimit(seconds: PartialInterval | null): TimeToLimitWords {
  const { between, about, atLeast, atMost, reached, help, openHelp } = diagnosisStrings.toLimit;
  if (seconds === null) {
    return { words: strings.unknown, help: null, isNear: false };
  }
  const { low, mid, high } = seconds;
  const isNear = (low ?? mid ?? high ?? Infinity) < PANEL_LIMITS.nearTimeToLimit.value;
  const rest = { help: mid === null ? null : help(formatSpan(mid)), isNear };
  if (high === 0) {
    return { words: reached, help: null, isNear };
  }
  if (low !== null && high !== null) {
    const [from, to] = [formatSpan(low), formatSpan(high)];
    return { ...rest, words: from === to ? about(from) : between(from, to) };
  }
  if (low !== null) {
    return { ...rest, words: atLeast(formatSpan(low)), help: [rest.help, openHelp].filter(Boolean).join(' ') };
  }
  return { ...rest, words: high === null ? about(formatSpan(mid)) : atMost(formatSpan(high)) };
}
