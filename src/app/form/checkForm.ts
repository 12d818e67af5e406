import { buildGrafanaGroup, checkRuleOptions, say } from '../../engine';
import type { AlertScopeName } from '../../contract/alertLink';
import { APP_LIMITS } from '../appLimits';
import type { AlertForm, FieldErrors, FormContext } from './alertForm';
import { buildAlert, toThreshold } from './buildAlert';
import { parseLabels } from './parseLabels';
import { listScopeFields } from './toMatchers';

/** Without control characters, and without what would divide an address. */
const GROUP = /^[^\u0000-\u001f\u007f/\\]+$/;
const FLAGS = /\(\?[a-zA-Z]+\)/g;

/**
 * What is wrong, by field: the sentences of the rules themselves. Empty where all is right. `leftOut`: fields of the scope
 * that the address names and that are empty all the same, so that the alert would be about more than was asked for.
 */
export function checkForm(form: AlertForm, context: FormContext, leftOut: readonly AlertScopeName[] = []): FieldErrors {
  const { kind, holdFor, keepFiringFor, severity, interval, labels, folderUid, newFolder, group } = form;
  const { clusterLabel } = context;
  const someUid = { datasourceUid: 'x' };
  const checks: Array<[keyof FieldErrors, () => void]> = [
    ['datasourceUid', () => checkDatasource(context)],
    ['scope', () => checkLeftOut(leftOut)],
    ['scope', () => checkScope(form, context)],
    ['threshold', () => checkRuleOptions({ settings: { [kind]: { threshold: toThreshold(form) } } })],
    ['holdFor', () => checkRuleOptions({ holdFor })],
    ['keepFiringFor', () => checkRuleOptions({ keepFiringFor })],
    ['severity', () => checkRuleOptions({ severity })],
    ['labels', () => checkRuleOptions({ clusterLabel, labels: parseLabels(labels) })],
    ['newFolder', () => void (folderUid === '' && buildGrafanaGroup({}, { ...someUid, folder: newFolder }))],
    ['group', () => checkText(group, GROUP, say`A group needs a name of 1 to 190 letters, without slashes.`)],
    ['interval', () => void buildGrafanaGroup({ interval }, someUid)],
    ['name', () => checkText(form.name || 'x', /^[^\u0000-\u001f\u007f]+$/, say`A name has 190 letters at most.`)],
  ];
  const found = checks.flatMap(([field, check]) => {
    const sentence = catchSentence(check);
    return sentence === null ? [] : [[field, sentence] as const];
  });
  const whole = found.length === 0 ? catchSentence(() => buildAlert(form, context)) : null;
  return { ...Object.fromEntries(found), ...(whole === null ? {} : { all: whole }) };
}

function catchSentence(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkDatasource({ prometheusUid }: FormContext): void {
  if (prometheusUid === null) {
    throw new Error(say`No Prometheus is linked: choose a data source that has one, or set it on its settings page.`);
  }
}

function checkLeftOut(leftOut: readonly AlertScopeName[]): void {
  if (leftOut.length > 0) {
    throw new Error(say`Fill in ${leftOut.join(' and ')}, or agree to an alert without.`);
  }
}

function checkScope(form: AlertForm, context: FormContext): void {
  for (const name of listScopeFields(form, context)) {
    const pattern = form.scope[name] ?? '';
    if (pattern.length > APP_LIMITS.patternLength.value) {
      throw new Error(
        say`The pattern of ${name} is too long: use ${APP_LIMITS.patternLength.value} characters at most.`
      );
    }
    try {
      // RE2 has flags inside of a pattern, which browsers write elsewhere.
      new RegExp(pattern.replace(FLAGS, ''));
    } catch {
      throw new Error(say`The pattern of ${name} is not a regular expression: write a backslash before brackets.`);
    }
  }
  if (form.basis === 'standalone' && form.kind === 'leak' && !form.scope.namespace) {
    throw new Error(say`Raw series are read for few containers only: name a namespace.`);
  }
}

function checkText(text: string, pattern: RegExp, sentence: string): void {
  if (!pattern.test(text) || text.length > APP_LIMITS.nameLength.value || text.trim() === '') {
    throw new Error(sentence);
  }
}
