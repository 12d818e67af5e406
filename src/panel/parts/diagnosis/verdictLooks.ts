import type { IconName } from '@grafana/data';
import type { Verdict } from '../../../engine';

/** `bad`: it ends at the limit. `watch`: it may. `fine`: nothing to do. `quiet`: nothing is known. */
export type VerdictTone = 'bad' | 'watch' | 'fine' | 'quiet';

interface VerdictLook {
  icon: IconName;
  tone: VerdictTone;
  /** Sorts by how soon somebody should look: the highest first. */
  urgency: number;
  /** Something rises: then there is a moment at which it began. */
  grows: boolean;
}

/** How each verdict is drawn. Icons differ in shape, so that colour is not the only difference. */
export const VERDICT_LOOKS: Record<Verdict, VerdictLook> = {
  leak: { icon: 'exclamation-circle', tone: 'bad', urgency: 14, grows: true },
  'cardinality-leak': { icon: 'layer-group', tone: 'bad', urgency: 13, grows: true },
  'tmpfs-growth': { icon: 'folder-open', tone: 'bad', urgency: 12, grows: true },
  'restart-loop': { icon: 'repeat', tone: 'bad', urgency: 11, grows: false },
  'kernel-growth': { icon: 'cog', tone: 'watch', urgency: 10, grows: true },
  saturating: { icon: 'hourglass', tone: 'watch', urgency: 9, grows: true },
  'load-coupled': { icon: 'users-alt', tone: 'watch', urgency: 8, grows: true },
  step: { icon: 'arrow-up', tone: 'watch', urgency: 7, grows: false },
  spiky: { icon: 'bolt', tone: 'watch', urgency: 6, grows: false },
  unknown: { icon: 'question-circle', tone: 'quiet', urgency: 5, grows: false },
  'cache-growth': { icon: 'database', tone: 'fine', urgency: 4, grows: true },
  'warm-up': { icon: 'clock-nine', tone: 'fine', urgency: 3, grows: false },
  sawtooth: { icon: 'sync', tone: 'fine', urgency: 2, grows: false },
  declining: { icon: 'arrow-down', tone: 'fine', urgency: 1, grows: false },
  steady: { icon: 'check-circle', tone: 'fine', urgency: 0, grows: false },
};
