import {
  escapeRegex,
  findSelectors,
  type FoundMatcher,
  type FoundSelector,
  quoteLabelValue,
  selector as toSelectorText,
  utf8Matcher,
} from '../../engine';
import { START_TIME_METRIC } from './memoryMetrics';
import type { DerivedNumber, SourceRow } from './sourceRow';
import { PLAIN_SOURCES } from './sources';

/** Tells a number that was worked out from those of the same series; taken away from answers. */
export const NUMBER_LABEL = 'leakscope_number';

/** Servers refuse a selector without any text to look for. */
const NOTHING = '{__name__="none",__name__!="none"}';

/** Step at which a derived number is worked out inside of a range. */
const DERIVED_STEP = '1m';

/**
 * What stands behind the names that everybody asks by, for some sources: a view, as of a database. Every question goes
 * through `expand`, so that nobody behind it knows where a number came from (ADR 18).
 */
export interface SourceView {
  sources: readonly SourceRow[];
  /** The text as the server has to be asked. The same text where only the plain sources are there. */
  expand: (expr: string) => string;
  /** Where the values of a label are, for the series that a selector means. */
  expandLabel: (label: string, match: string) => LabelPlace[];
}

/** A label of some series, or the one value that all of them have. */
export type LabelPlace = { match: string } & ({ label: string } | { value: string });

/** A view of what was recognised. A family of which nothing was recognised is asked by its plain names. */
export function buildSourceView(recognised: readonly SourceRow[]): SourceView {
  const families = new Map<SourceRow['family'], readonly SourceRow[]>();
  for (const { family } of PLAIN_SOURCES) {
    const own = recognised.filter((row) => row.family === family && row.refusal === undefined);
    if (own.some((row) => !PLAIN_SOURCES.includes(row))) {
      families.set(family, own);
    }
  }
  const toBranches = (found: FoundSelector) => branchesOf(found, families);
  return {
    sources: recognised,
    expand: (expr) => (families.size === 0 ? expr : expandText(expr, toBranches)),
    expandLabel: (label, match) => {
      const [found] = families.size === 0 ? [] : findSelectors(match);
      const branches = found && toBranches(found);
      return branches ? branches.flatMap((branch) => toLabelPlaces(branch, label)) : [{ label, match }];
    },
  };
}

/** Whether a text names metrics of sources at all. */
export function asksForSources(expr: string): boolean {
  return /\b(?:container|kube)_/.test(expr);
}

/** Some metrics of one source, as they are selected there. */
interface Branch {
  row: SourceRow;
  names: readonly string[];
  matchers: readonly FoundMatcher[];
}

const familyOf = (name: string): SourceRow['family'] | null =>
  name.startsWith('kube_') ? 'kube' : name.startsWith('container_') ? 'memory' : null;

function expandText(expr: string, toBranches: (found: FoundSelector) => Branch[] | null): string {
  let text = '';
  let place = 0;
  for (const found of findSelectors(expr)) {
    const branches = toBranches(found);
    if (branches) {
      text += expr.slice(place, found.start) + toText(found, branches);
      place = found.end;
    }
  }
  return text + expr.slice(place);
}

/** Null where the selector stays as it is. */
function branchesOf(
  found: FoundSelector,
  families: ReadonlyMap<SourceRow['family'], readonly SourceRow[]>
): Branch[] | null {
  const names = namesOf(found);
  const matchers = found.matchers.filter(({ label }) => label !== '__name__');
  if (!names?.some((name) => families.has(familyOf(name)!)) || isAboutNodes(matchers)) {
    return null;
  }
  const rest = names.filter((name) => !families.has(familyOf(name)!));
  const plain: Branch[] = rest.length > 0 ? [{ row: PLAIN_SOURCES[0], names: rest, matchers }] : [];
  const branches = [...families].flatMap(([family, rows]) => {
    const own = names.filter((name) => familyOf(name) === family);
    return own.length === 0 ? [] : rows.flatMap((row) => toBranch(row, own, matchers, rows));
  });
  return [...plain, ...branches];
}

/** The names that a selector is of; null where a pattern says more than a list of them. */
function namesOf({ name, matchers }: FoundSelector): string[] | null {
  if (name !== null) {
    return [name];
  }
  const named = matchers.find(({ label }) => label === '__name__');
  const names = named?.op === '=' ? [named.value] : named?.op === '=~' ? named.value.split('|') : [];
  return names.length > 0 ? names : null;
}

/** Cgroups without a pod, and the root: they have no key that could be told otherwise. */
function isAboutNodes(matchers: readonly FoundMatcher[]): boolean {
  return matchers.some(
    ({ label, op, value }) => op === '=' && ((label === 'pod' && value === '') || (label === 'id' && value === '/'))
  );
}

function toBranch(
  row: SourceRow,
  asked: readonly string[],
  matchers: readonly FoundMatcher[],
  rows: readonly SourceRow[]
): Branch[] {
  const metrics = metricsOf(row);
  const names = metrics ? asked.filter((name) => metrics[name] !== undefined) : asked;
  const native = toNative(row, matchers);
  if (names.length === 0 || native === null) {
    return [];
  }
  const apart = PLAIN_SOURCES.includes(row) ? rows.flatMap((other) => other.apart ?? []) : [];
  return [{ row, names, matchers: distinct([...native, ...row.rows, ...apart]) }];
}

/**
 * Containers whose start time is gone have ended. Where a source tells none, 0 stands for it, which means unknown: beside
 * sources that tell them, its containers must not seem to have ended.
 */
function metricsOf({ family, metrics, seen }: SourceRow): SourceRow['metrics'] {
  return metrics && family === 'memory'
    ? { [START_TIME_METRIC]: { derive: (select) => `0 * ${select(seen[0])}` }, ...metrics }
    : metrics;
}

/** Conditions on the labels of a source; null where no series of it can meet them. */
function toNative({ labels }: SourceRow, matchers: readonly FoundMatcher[]): FoundMatcher[] | null {
  const native: FoundMatcher[] = [];
  for (const matcher of matchers) {
    const origin = labels[matcher.label];
    if (origin === undefined || ('from' in origin && origin.optional)) {
      native.push(matcher);
    } else if ('always' in origin || (origin.or !== undefined && isAboutNothing(matcher))) {
      if (!meets(matcher, 'always' in origin ? origin.always : origin.or!)) {
        return null;
      }
    } else {
      native.push({ ...matcher, ...(origin.or !== undefined && orNothing(matcher, origin.or)), label: origin.from });
    }
  }
  return native;
}

const isAboutNothing = ({ op, value }: FoundMatcher) => value === '' && (op === '=' || op === '!=');

/** A condition on a label that has a name of ours where it is empty: there, nothing stands for that name. */
function orNothing({ op, value }: FoundMatcher, name: string): Partial<FoundMatcher> {
  const regex = op === '=' || op === '!=' ? escapeRegex(value) : value;
  return isMatch(regex, name) ? { op: op === '=' || op === '=~' ? '=~' : '!~', value: `(?:${regex})|` } : {};
}

/** False for what RE2 knows and JavaScript does not: then nothing is taken to stand for a name of ours. */
function isMatch(regex: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`, 's').test(text);
  } catch {
    return false;
  }
}

function meets({ op, value }: FoundMatcher, text: string): boolean {
  const isEqual = op === '=' || op === '!=' ? text === value : isMatch(value, text);
  return isEqual === (op === '=' || op === '=~');
}

function distinct(matchers: readonly FoundMatcher[]): FoundMatcher[] {
  return [...new Map(matchers.map((one) => [JSON.stringify([one.label, one.op, one.value]), one])).values()];
}

/** The branches side by side. One that none can meet leaves a selector that nothing meets. */
function toText(found: FoundSelector, branches: readonly Branch[]): string {
  const texts = branches.flatMap((branch) => toBranchTexts(found, branch));
  if (texts.length === 0) {
    return found.before + NOTHING + found.after;
  }
  return texts.length === 1 ? texts[0] : `(${texts.join(' or ')})`;
}

function toBranchTexts(found: FoundSelector, branch: Branch): string[] {
  const { row, names, matchers } = branch;
  const metrics = metricsOf(row);
  const nativeOf = (name: string) => metrics?.[name] ?? name;
  const direct = names.filter((name) => typeof nativeOf(name) === 'string');
  const derived = names.filter((name) => typeof nativeOf(name) !== 'string');
  const select = (native: readonly string[]) => toSelector(native, matchers);
  const texts: string[] = [];
  if (direct.length > 0) {
    const natives = direct.map((name) => nativeOf(name) as string);
    const text = found.before + select(natives) + found.after;
    // Where a metric is named before the brace, nobody reads its name from the answer.
    const renamed = direct.filter((name, i) => found.name === null && natives[i] !== name);
    texts.push(
      relabel(
        renamed.reduce((inner, name) => replace(inner, '__name__', name, '__name__', nativeOf(name) as string), text),
        row,
        found
      )
    );
  }
  for (const name of derived) {
    const expr = (nativeOf(name) as DerivedNumber).derive(
      (metric) => select([metric]) + (found.isRange ? '' : found.after)
    );
    const text = found.isRange
      ? `${found.before}(${expr})${found.after.replace(/^(\s*\[[^\]:]*)\]/, `$1:${DERIVED_STEP}]`)}`
      : `(${expr})`;
    const named = found.name === null ? replace(text, '__name__', name, '', '') : text;
    texts.push(relabel(replace(named, NUMBER_LABEL, name, '', ''), row, found));
  }
  return texts;
}

function toSelector(names: readonly string[], matchers: readonly FoundMatcher[]): string {
  const texts = matchers.map(({ label, op, value }) => utf8Matcher(label, op, value));
  return names.length === 1
    ? toSelectorText(names[0], texts)
    : `{${[utf8Matcher('__name__', '=~', names.map(escapeDots).join('|')), ...texts].join(',')}}`;
}

const escapeDots = (name: string) => name.replaceAll('.', '\\.');

/** Gives the series the labels that everybody asks by. Over a range only the key is asked for. */
function relabel(text: string, { labels, unless }: SourceRow, { isRange }: FoundSelector): string {
  const own = unless === undefined ? text : `(${text} unless ${unless})`;
  return Object.entries(labels)
    .filter(([label]) => !isRange || label !== 'node')
    .reduce((inner, [label, origin]) => {
      if ('always' in origin) {
        return replace(inner, label, origin.always, '', '');
      }
      const named = replace(inner, label, '$1', origin.from, origin.optional ? '(.+)' : '(.*)');
      return origin.or === undefined ? named : replace(named, label, origin.or, label, '');
    }, own);
}

function replace(text: string, label: string, by: string, from: string, regex: string): string {
  const pattern = label === '__name__' && from !== '' ? escapeDots(regex) : regex;
  const parts = [label, by, from, pattern].map(quoteLabelValue);
  return `label_replace(${text},${parts.join(',')})`;
}

function toLabelPlaces({ row, names, matchers }: Branch, label: string): LabelPlace[] {
  const metrics = metricsOf(row);
  const natives = names.map((name) => metrics?.[name] ?? name).filter((native) => typeof native === 'string');
  if (natives.length === 0) {
    return [];
  }
  const match = toSelector(natives, matchers);
  const origin = row.labels[label] ?? { from: label };
  return [{ match, ...('always' in origin ? { value: origin.always } : { label: origin.from }) }];
}
