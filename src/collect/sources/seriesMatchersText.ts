import { utf8Matcher } from '../../engine';
import type { LabelMatcher } from './labelMatcher';

/** Conditions on series whose label names come out of data: in Prometheus 3 they may hold anything, as in `"http.route"="/"`. */
export function seriesMatchersText(matchers: readonly LabelMatcher[]): string {
  return matchers.map(({ label, op, value }) => utf8Matcher(label, op, value)).join(',');
}
