import { say } from '../../engine';
import { rangeUtil, type TimeRange } from '@grafana/data';
import type { AlertForm, FormContext } from '../form/alertForm';
import { toGroupLabels, toScope, toThreshold } from '../form/buildAlert';
import type { Question } from '../grafana/useLeakscopeQuery';

/** The back-test of the alert of a form that is right. */
export function toAlertQuestion(form: AlertForm, context: FormContext): Question {
  const { kind, holdFor, keepFiringFor } = form;
  const { cluster, namespace, workload, pod, container } = toScope(form, context);
  return {
    queryType: 'backtest',
    scope: { cluster, namespace, pod, container },
    alert: {
      ...{ kind, threshold: toThreshold(form), holdFor, keepFiringFor },
      groupLabels: toGroupLabels(form, context),
      ...(workload ? { workload } : {}),
    },
  };
}

const PERIODS = ['now-2d', 'now-7d', 'now-30d'] as const;
const LABELS: Record<string, string> = { 'now-2d': '2 days', 'now-7d': '7 days', 'now-30d': '30 days' };
/** The time that the address of the page names. */
export const GIVEN = 'given';
export const DEFAULT_PERIOD = 'now-7d';

interface Moments {
  from: string;
  to: string;
}

/** What can be tested: the last days, and the time that was looked at on the dashboard. */
export function listPeriods(moments: Moments | null): Array<{ value: string; label: string }> {
  const last = PERIODS.map((value) => ({ value, label: LABELS[value] }));
  return moments === null ? last : [{ value: GIVEN, label: say`As on the dashboard` }, ...last];
}

export function toRange(period: string, moments: Moments | null): TimeRange {
  const raw = period === GIVEN && moments !== null ? moments : { from: period, to: 'now' };
  return rangeUtil.convertRawToRange({ from: toRaw(raw.from), to: toRaw(raw.to) });
}

/** Milliseconds in an address are digits, which a range takes for a date. */
function toRaw(moment: string): string {
  return /^\d+$/.test(moment) ? new Date(Number(moment)).toISOString() : moment;
}
