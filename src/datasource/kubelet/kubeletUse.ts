import type { TimeRange } from '@grafana/data';
import { SUMMARY_LIMITS } from '../../collect/kubelet/summaryLimits';
import type { Kubelets } from './kubelets';

/** How one query may use the kubelets. */
export interface KubeletUse {
  kubelets: Kubelets;
  range: TimeRange;
  /** Whether the answer goes on: only where the time range moves with the clock. */
  follows: boolean;
}

export function toKubeletUse(kubelets: Kubelets, range: TimeRange): KubeletUse {
  const { to } = range.raw;
  return { kubelets, range, follows: typeof to === 'string' && to.includes('now') };
}

/** Whether a time range ended too long ago for a summary, which tells of now. */
export function endedBeforeNow({ to }: TimeRange): boolean {
  return Date.now() - to.valueOf() > SUMMARY_LIMITS.liveRangeSeconds.value * 1000;
}
