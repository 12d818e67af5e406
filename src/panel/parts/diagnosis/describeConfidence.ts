import { PANEL_LIMITS } from '../../panelLimits';
import { diagnosisStrings } from './diagnosisStrings';

/** How sure a verdict is, in words. */
export function describeConfidence(confidence: number | null): string {
  const { sure, fair, low, unknown } = diagnosisStrings.confidence;
  if (confidence === null) {
    return unknown;
  }
  if (confidence >= PANEL_LIMITS.sureConfidence.value) {
    return sure;
  }
  return confidence >= PANEL_LIMITS.fairConfidence.value ? fair : low;
}
