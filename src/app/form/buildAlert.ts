import {
  buildGrafanaGroup,
  type GrafanaGroup,
  type GrafanaRule,
  parseRuleDuration,
  type RuleOptions,
  toRuleId,
} from '../../engine';
import { APP_LIMITS } from '../appLimits';
import type { AlertForm, FormContext } from './alertForm';
import { parseLabels } from './parseLabels';
import { findKind } from './startForm';
import { listScopeFields, toMatchers } from './toMatchers';

export interface BuiltAlert {
  options: RuleOptions;
  /** With one rule. */
  group: GrafanaGroup;
  rule: GrafanaRule;
  expr: string;
}

/** The alert of a form. Throws one sentence where the form is wrong. */
export function buildAlert(
  form: AlertForm,
  context: FormContext,
  expand: (expr: string) => string = (expr) => expr
): BuiltAlert {
  const { kind, basis, holdFor, keepFiringFor, severity, interval, labels, window, part } = form;
  const matchers = toMatchers(form, context);
  const datasourceUid = context.prometheusUid ?? '';
  const isStandalone = basis === 'standalone' && kind === 'leak';
  const options: RuleOptions = {
    ...(isStandalone ? { matchers } : { alertMatchers: matchers }),
    alerts: [kind],
    clusterLabel: context.clusterLabel,
    settings: { [kind]: { threshold: toThreshold(form), holdFor, keepFiringFor, severity } },
    interval,
    labels: parseLabels(labels),
    groupLabels: toGroupLabels(form, context),
    id: toRuleId({ kind, datasourceUid, scope: toScope(form, context) }),
  };
  const made = buildGrafanaGroup(options, {
    datasourceUid,
    minGrafana: context.minGrafana,
    folder: form.folderUid === '' ? form.newFolder : undefined,
    standalone: isStandalone ? { window, part } : undefined,
  });
  // What is recorded has the usual names, whatever it was made from.
  const own = isStandalone ? withExpr(made.rules[0], expand) : made.rules[0];
  const rule: GrafanaRule = { ...own, title: toName(form, context), ...toPanel(own, context) };
  const folder = form.newFolder || made.folder;
  return {
    ...{ options, rule, expr: String(rule.data[0].model.expr) },
    group: { ...made, name: form.group, folder, rules: [rule] },
  };
}

/** The first question of a rule asks for series; the others compare the answer. */
function withExpr(rule: GrafanaRule, expand: (expr: string) => string): GrafanaRule {
  const [first, ...others] = rule.data;
  return {
    ...rule,
    data: [{ ...first, model: { ...first.model, expr: expand(String(first.model.expr)) } }, ...others],
  };
}

/** A score, or seconds. Not a number where it is none. */
export function toThreshold({ kind, threshold }: Pick<AlertForm, 'kind' | 'threshold'>): number {
  if (findKind(kind).unit === 'seconds') {
    return parseRuleDuration(threshold.trim());
  }
  return threshold.trim() === '' ? NaN : Number(threshold);
}

/** Labels that the alert keeps; undefined for those of a workload, or of what the kind is about. */
export function toGroupLabels({ kind, grouping }: AlertForm, { clusterLabel }: FormContext): string[] | undefined {
  return grouping === 'workload' || findKind(kind).subject !== 'container'
    ? undefined
    : [...(clusterLabel ? [clusterLabel] : []), 'namespace', 'pod', 'container', 'part'];
}

/** What counts of the scope, for this kind. */
export function toScope(form: AlertForm, context: FormContext): Record<string, string> {
  const { scope } = form;
  return Object.fromEntries(
    listScopeFields(form, context).flatMap((name) => (scope[name] ? [[name, scope[name]]] : []))
  );
}

/** A name is one line. */
const NOT_A_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** The name of the rule: Grafana wants one that is the only one of its folder. */
export function toName(form: AlertForm, context: FormContext): string {
  const most = APP_LIMITS.nameLength.value;
  const own = form.name.trim();
  if (own !== '') {
    return own;
  }
  const scope = Object.values(toScope(form, context)).join(' / ').replace(NOT_A_LINE, ' ');
  const { title: ofKind, workloadTitle } = findKind(form.kind);
  const title = (form.grouping === 'workload' ? workloadTitle : null) ?? ofKind;
  return scope === '' ? title : `${title}: ${scope}`.slice(0, most);
}

/** The panel that the alert was asked for on, with its link in the annotations as Grafana reads it. */
function toPanel({ annotations }: GrafanaRule, { panel }: FormContext): Partial<GrafanaRule> {
  return panel === null
    ? {}
    : {
        ...panel,
        annotations: {
          ...annotations,
          __dashboardUid__: panel.dashboardUid,
          __panelId__: String(panel.panelId),
        },
      };
}
