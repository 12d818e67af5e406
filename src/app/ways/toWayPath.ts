import { PANEL_ID } from '../../contract/ids';
import { buildDiagnosePath } from './diagnoseLink';
import { asLabels, asList, asObject, asText, readTargets, type Interpolate } from './readTargets';
import { readEqualities } from './readEqualities';
import { toScope, type Labels, type WayScope } from './scopeLabels';

/** Contexts come from Grafana, whose versions differ: each is read as anything, and what is not there is left out. */
type Context = object | undefined;

/** From the menu of a panel, or from Explore; null where it is about no container. */
export function toQueryPath(context: Context, interpolate: Interpolate): string | null {
  const { pluginId, targets, data, timeRange } = asObject(context);
  // Our own panels lead on by themselves.
  if (pluginId === PANEL_ID) {
    return null;
  }
  const { labels, isMemory, datasourceUid } = readTargets(targets, interpolate);
  const series = asList(asObject(data).series).flatMap((frame) =>
    asList(asObject(frame).fields).map((field) => asLabels(asObject(field).labels))
  );
  // What the answer says is narrower than the question.
  const scope = { ...toScope(labels), ...toScope(series) };
  return isMemory || namesContainers(scope)
    ? buildDiagnosePath({ scope, datasourceUid, ...toMoments(timeRange) })
    : null;
}

/** From a rule: what its labels and its expression name. */
export function toRulePath(context: Context): string | null {
  const { labels, expression } = asObject(context);
  return toAlertPath([asLabels(labels)], asText(expression));
}

/** From an alert that fires: its own labels say what it is about. */
export function toInstancePath(context: Context): string | null {
  const { instance, rule } = asObject(context);
  return toAlertPath([asLabels(asObject(instance).labels)], asText(asObject(rule).query));
}

/** From the command palette: what the address of the page says, which is one of a dashboard with variables of our names. */
export function toHerePath(search: string): string {
  const parameters = new URLSearchParams(search);
  const variables: Labels = Object.fromEntries(
    [...parameters.keys()]
      .filter((name) => name.startsWith('var-') && parameters.getAll(name).length === 1)
      .map((name) => [name.slice('var-'.length), parameters.get(name)!])
      .filter(([, value]) => value !== '$__all' && value !== 'All')
  );
  const read = (name: string) => parameters.get(name) ?? undefined;
  const datasourceUid = variables.datasource ?? variables.ds;
  const moments = toMoments({ from: read('from'), to: read('to') });
  return buildDiagnosePath({ scope: toScope([variables]), datasourceUid, ...moments });
}

function toAlertPath(labels: readonly Labels[], expression: string): string | null {
  const exprs = readExprs(expression);
  const own = toScope(labels);
  const scope = { ...toScope(exprs.flatMap(readEqualities)), ...own };
  const { isMemory } = readTargets(
    exprs.map((expr) => ({ expr })),
    (text) => text
  );
  return isMemory || namesContainers(scope) ? buildDiagnosePath({ scope }) : null;
}

/** Rules of Grafana write their queries as JSON, those of Prometheus as PromQL. */
function readExprs(expression: string): string[] {
  try {
    const read: unknown = JSON.parse(expression);
    return asList(read).flatMap((query) => {
      const { expr, model } = asObject(query);
      return [asText(expr), asText(asObject(model).expr)].filter((text) => text !== '');
    });
  } catch {
    return [expression];
  }
}

/** Not `job`, `instance` or `node` alone: every series has those. */
function namesContainers({ namespace, pod, container, workload }: WayScope): boolean {
  return [namespace, pod, container, workload].some((value) => value !== undefined);
}

/** A range as people chose it: `now-6h` stays, a moment becomes milliseconds, whichever way it is written. */
function toMoments(range: unknown): { from?: string; to?: string } {
  const { from, to } = asObject(range);
  return { from: toMoment(from), to: toMoment(to) };
}

function toMoment(moment: unknown): string | undefined {
  if (typeof moment === 'string' && !/^\d{4}-/.test(moment)) {
    return moment;
  }
  const milliseconds = typeof moment === 'string' ? Date.parse(moment) : moment === undefined ? NaN : Number(moment);
  return Number.isFinite(milliseconds) ? String(milliseconds) : undefined;
}
