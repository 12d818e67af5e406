import { escapeRegex, matcher } from '../../engine';
import { factorPrefixes } from './factorPrefixes';
import type { LabelMatcher } from '../sources/labelMatcher';
import type { Labels } from './prometheusClient';

/** What selects series besides their names: any of several lists of conditions. */
export type Scopes = ReadonlyArray<readonly LabelMatcher[]>;

/** Series by their names and any of several scopes. A name with `*` in front stands for any prefix. */
export interface Selection {
  names: readonly string[];
  scopes: Scopes;
}

/** The text of each selector: one a scope. */
export function toSelectors({ names, scopes }: Selection): string[] {
  const named: LabelMatcher = { label: '__name__', op: '=~', value: [...new Set(names)].map(toNameRegex).join('|') };
  return scopes.map(
    (scope) => `{${[named, ...scope].map(({ label, op, value }) => matcher(label, op, value)).join(',')}}`
  );
}

/**
 * Tells whether a series belongs to a selection. `isNamed` is false where a function has dropped the name. Made once and
 * asked of every series of an answer: a list of 200 rows asks it millions of times.
 */
export function toTest({ names, scopes }: Selection, isNamed: boolean): (labels: Labels) => boolean {
  const exact = new Set(names.filter((name) => !name.startsWith('*')));
  const patterns = names.filter((name) => name.startsWith('*')).map((name) => toRegex(toNameRegex(name)));
  const isOfName = (name: string) => exact.has(name) || patterns.some((pattern) => pattern.test(name));
  const tests = scopes.map((scope) => scope.map(toMatcherTest));
  return (labels) =>
    (!isNamed || isOfName(labels.__name__ ?? '')) &&
    tests.some((scope) => scope.every((isMatching) => isMatching(labels)));
}

/**
 * One selection that holds several: all names, and the scopes of the same labels put together. It may hold more than they
 * do (every combination of the values): `isSelected` tells whose a series is. Its text does not depend on their order.
 */
export function joinSelections(selections: readonly Selection[]): Selection {
  const scopes = new Map<string, LabelMatcher[][]>();
  for (const scope of selections.flatMap((one) => one.scopes)) {
    const key = JSON.stringify(
      scope.map(({ label, op, value }) => [label, isPositive(op) || value === '' ? '' : [op, value]])
    );
    scopes.set(key, [...(scopes.get(key) ?? []), [...scope]]);
  }
  return {
    names: [...new Set(selections.flatMap(({ names }) => names))].sort(),
    scopes: [...scopes.values()].map((same) => same[0].map((_, i) => joinMatchers(same.map((scope) => scope[i])))),
  };
}

function joinMatchers(same: readonly LabelMatcher[]): LabelMatcher {
  const texts = [...new Set(same.map(({ op, value }) => (op === '=' ? escapeRegex(value) : value)))].sort();
  const [first] = same;
  return texts.length === 1 ? first : { label: first.label, op: '=~', value: factorPrefixes(texts) };
}

const isPositive = (op: LabelMatcher['op']) => op === '=' || op === '=~';

function toMatcherTest({ label, op, value }: LabelMatcher): (labels: Labels) => boolean {
  if (op === '=' || op === '!=') {
    const isWanted = op === '=';
    return (labels) => ((labels[label] ?? '') === value) === isWanted;
  }
  const isWanted = op === '=~';
  const regex = toRegex(value);
  return (labels) => regex.test(labels[label] ?? '') === isWanted;
}

const regexes = new Map<string, RegExp>();
const MAX_REGEXES = 2_000;

/** Anchored, as in PromQL. What is asked here is written by us, in the syntax that both share. */
function toRegex(text: string): RegExp {
  const known = regexes.get(text);
  if (known) {
    return known;
  }
  if (regexes.size >= MAX_REGEXES) {
    regexes.clear();
  }
  const regex = new RegExp(`^(?:${text})$`, 's');
  regexes.set(text, regex);
  return regex;
}

function toNameRegex(name: string): string {
  return name.startsWith('*') ? `.*${escapeRegex(name.slice(1))}` : escapeRegex(name);
}
