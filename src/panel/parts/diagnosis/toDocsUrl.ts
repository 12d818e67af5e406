import type { Verdict } from '../../../engine';

const DETECTORS_URL = 'https://github.com/leakscope/leakscope/blob/main/docs/detectors/';

/** The page of a verdict: what it means, how it is found, where it errs. */
export function toDocsUrl(verdict: Verdict): string {
  return `${DETECTORS_URL}${verdict}.md`;
}
