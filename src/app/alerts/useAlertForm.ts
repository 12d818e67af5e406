import { config } from '@grafana/runtime';
import { useCallback, useMemo, useState } from 'react';
import type { AlertScope, AlertScopeName, ReadAlertLink } from '../../contract/alertLink';
import { toPodsPattern } from '../../engine';
import { chooseSource, findSources, type Source } from '../findSources';
import type { AlertForm, FieldErrors, FormContext } from '../form/alertForm';
import { buildAlert, type BuiltAlert } from '../form/buildAlert';
import { checkForm } from '../form/checkForm';
import { startForm, toKindDefaults } from '../form/startForm';
import { listScopeFields } from '../form/toMatchers';
import { useExpandedTexts } from '../grafana/useExpandedTexts';

export interface AlertFormState {
  form: AlertForm;
  errors: FieldErrors;
  context: FormContext;
  sources: Source[];
  source: Source | null;
  /** Null while something in the form is wrong. */
  built: BuiltAlert | null;
  /** What the address names, the form could not take, and nobody has filled in or agreed to since. */
  leftOut: AlertScopeName[];
  acceptLeftOut: () => void;
  change: (changes: Partial<AlertForm>) => void;
}

/** The form, what is wrong with it, and the alert that it makes. */
export function useAlertForm(link: ReadAlertLink | null): AlertFormState {
  const [sources] = useState(findSources);
  const [form, setForm] = useState(() => startForm(link, chooseSource(sources, link?.datasourceUid)?.uid ?? ''));
  const change = useCallback(
    (changes: Partial<AlertForm>) =>
      setForm((last) => ({
        ...last,
        // Another kind has another unit, and other advice.
        ...(changes.kind && changes.kind !== last.kind ? toKindDefaults(changes.kind) : {}),
        ...(changes.grouping === 'each' ? { scope: nameThePods(last.scope) } : {}),
        ...changes,
      })),
    []
  );
  const source = sources.find(({ uid }) => uid === form.datasourceUid) ?? null;
  const context = useMemo(() => toContext(source, link), [source, link]);
  const [isAccepted, setAccepted] = useState(false);
  const acceptLeftOut = useCallback(() => setAccepted(true), []);
  const leftOut = useMemo(
    () => (isAccepted ? [] : findLeftOut(link, form, context)),
    [isAccepted, link, form, context]
  );
  const errors = useMemo(() => checkForm(form, context, leftOut), [form, context, leftOut]);
  const isRight = Object.keys(errors).length === 0;
  const usual = useMemo(() => (isRight ? buildAlert(form, context) : null), [form, context, isRight]);
  // Rules on recorded series read the usual names.
  const raw = usual?.options.matchers === undefined ? null : usual.expr;
  const texts = useMemo(() => (raw === null ? [] : [raw]), [raw]);
  const { expand } = useExpandedTexts(raw !== null && source?.isLeakscope ? source.uid : null, texts);
  const built = useMemo(
    () => (usual === null || raw === null ? usual : buildAlert(form, context, expand)),
    [usual, raw, form, context, expand]
  );
  return { form, errors, context, sources, source, built, leftOut, acceptLeftOut, change };
}

/** The pods of the chosen workloads: else the alert would be about more than it was. */
function nameThePods(scope: AlertScope): AlertScope {
  const { workload, pod } = scope;
  return workload && !pod ? { ...scope, pod: toPodsPattern(workload) } : scope;
}

function findLeftOut(link: ReadAlertLink | null, form: AlertForm, context: FormContext): AlertScopeName[] {
  const fields = listScopeFields(form, context);
  // A pod that cannot be named is a workload that cannot.
  const names = (link?.leftOut ?? []).map((name) => (name === 'pod' && !fields.includes(name) ? 'workload' : name));
  return [...new Set(names)].filter((name) => fields.includes(name) && !form.scope[name]);
}

function toContext(source: Source | null, link: ReadAlertLink | null): FormContext {
  const { dashboardUid, panelId } = link ?? {};
  return {
    prometheusUid: source?.prometheusUid ?? null,
    clusterLabel: source?.clusterLabel ?? null,
    minGrafana: toMinGrafana(config.buildInfo.version),
    // Either both or none: Grafana refuses a panel without a dashboard.
    panel: dashboardUid !== undefined && panelId !== undefined ? { dashboardUid, panelId } : null,
  };
}

/** "Keep firing for" came with 12.1. A version that cannot be read is taken for a new one. */
export function toMinGrafana(version: string): FormContext['minGrafana'] {
  const [major, minor] = version.split('.').map(Number);
  return major < 12 || (major === 12 && minor < 1) ? '11.6' : '12.1';
}
