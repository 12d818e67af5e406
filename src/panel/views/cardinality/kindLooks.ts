import type { IconName } from '@grafana/data';
import type { CardinalityKind } from '../../../engine';
import type { VerdictTone } from '../../parts/diagnosis/verdictLooks';

interface KindLook {
  icon: IconName;
  tone: VerdictTone;
  /** Sorts by how soon somebody should look: the highest first. */
  urgency: number;
}

/** How each kind is drawn. Icons differ in shape, so that colour is not the only difference. */
export const KIND_LOOKS: Record<CardinalityKind, KindLook> = {
  rejected: { icon: 'exclamation-circle', tone: 'bad', urgency: 5 },
  'blow-up': { icon: 'layer-group', tone: 'bad', urgency: 4 },
  churn: { icon: 'sync', tone: 'watch', urgency: 3 },
  bounded: { icon: 'hourglass', tone: 'watch', urgency: 2 },
  unknown: { icon: 'question-circle', tone: 'quiet', urgency: 1 },
  steady: { icon: 'check-circle', tone: 'fine', urgency: 0 },
};
