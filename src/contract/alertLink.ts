import { ALERT_KIND_NAMES, type AlertKind } from '../engine';
import { APP_ID } from './ids';
import { isOwnPath } from './isOwnPath';
import { readText, UID_PATTERN } from './readText';

/** Labels that an alert can be restricted by, as regular expressions. Which of them apply depends on its subject. */
export const ALERT_SCOPE = ['cluster', 'namespace', 'workload', 'pod', 'container', 'node', 'job', 'instance'] as const;
export type AlertScopeName = (typeof ALERT_SCOPE)[number];
export type AlertScope = Partial<Record<AlertScopeName, string>>;

/** The page of the app on which alerts are made. */
export const ALERTS_PATH = `/a/${APP_ID}/alerts`;
export const RECORDING_PATH = `/a/${APP_ID}/recording`;

/** What "Create alert" hands to that page in its address. Anybody can write an address: all of it is checked there. */
export interface AlertLink {
  kind: AlertKind;
  /** Values of labels as they are, not patterns. */
  labels: AlertScope;
  /** Uid of the Leakscope data source, or of the Prometheus that the panel asks. */
  datasourceUid?: string;
  dashboardUid?: string;
  panelId?: number;
  /** What was looked at, as Grafana's time picker writes it: milliseconds, or such as now-7d. */
  from?: string;
  to?: string;
  /** Path of this Grafana to go back to. */
  returnTo?: string;
}

/** The same, as it was read. */
export interface ReadAlertLink extends AlertLink {
  /** Labels that the address has and an alert cannot be restricted by: without them it is about more. */
  leftOut: AlertScopeName[];
}

/** Longest texts that are read from an address. Longer ones are dropped, not cut: a cut label is another label. */
const MAX_CHARACTERS = { label: 253, uid: 40, path: 2000, moment: 30 };
const LABEL_PREFIX = 'label-';
const MOMENT = /^(?:\d{1,15}|now(?:[+-]\d{1,6}[smhdwMy])?(?:\/[smhdwMy])?)$/;
const LABEL = /^[^\u0000-\u001f\u007f]+$/;
const ANYTHING = /^/;

/** The path below Grafana's own; the caller adds the base path. */
export function buildAlertPath(link: AlertLink): string {
  const { kind, labels, datasourceUid, dashboardUid, panelId, from, to, returnTo } = link;
  const parameters = new URLSearchParams({ kind });
  ALERT_SCOPE.forEach((name) => labels[name] && parameters.set(LABEL_PREFIX + name, labels[name]));
  const others = { ds: datasourceUid, dashboard: dashboardUid, panel: panelId?.toString(), from, to, returnTo };
  Object.entries(others).forEach(([name, value]) => value && parameters.set(name, value));
  return `${ALERTS_PATH}/new?${parameters.toString()}`;
}

/** Null where the address asks for no alert. What is wrong is left out; labels that are, are named. */
export function readAlertLink(search: string): ReadAlertLink | null {
  const parameters = new URLSearchParams(search);
  const kind = ALERT_KIND_NAMES.find((name) => name === parameters.get('kind'));
  if (kind === undefined) {
    return null;
  }
  const read = (name: string, pattern: RegExp, most: number) => readText(parameters, name, pattern, most);
  const panelId = read('panel', /^\d{1,9}$/, 9);
  const given = ALERT_SCOPE.filter((name) => parameters.get(LABEL_PREFIX + name));
  const labels = given.flatMap((name) => {
    const value = read(LABEL_PREFIX + name, LABEL, MAX_CHARACTERS.label);
    return value === undefined ? [] : [[name, value] as const];
  });
  const returnTo = read('returnTo', ANYTHING, MAX_CHARACTERS.path);
  return {
    kind,
    labels: Object.fromEntries(labels),
    leftOut: given.filter((name) => !labels.some(([known]) => known === name)),
    datasourceUid: read('ds', UID_PATTERN, MAX_CHARACTERS.uid),
    dashboardUid: read('dashboard', UID_PATTERN, MAX_CHARACTERS.uid),
    panelId: panelId === undefined ? undefined : Number(panelId),
    ...(readMoments(search) ?? { from: undefined, to: undefined }),
    returnTo: returnTo !== undefined && isOwnPath(returnTo) ? returnTo : undefined,
  };
}

/** The time that an address names; null where it names none, or only one end. */
export function readMoments(search: string): { from: string; to: string } | null {
  const parameters = new URLSearchParams(search);
  const from = readText(parameters, 'from', MOMENT, MAX_CHARACTERS.moment);
  const to = readText(parameters, 'to', MOMENT, MAX_CHARACTERS.moment);
  return from === undefined || to === undefined ? null : { from, to };
}
