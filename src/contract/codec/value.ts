import { FieldType } from '@grafana/data';
import { CONTRACT_LIMITS } from '../contractLimits';
import { cutText } from './cutText';
import { toAmount, toNumber, toText } from './fieldValues';
import { toLimit } from './toLimit';
import { toSeconds } from './toSeconds';

/**
 * How one value stands in a frame. What is read may come from anywhere: `read` never throws, and what it does not
 * understand is unknown, which is null unless the value says otherwise.
 */
export interface Value<T> {
  type: FieldType;
  write(value: T): unknown;
  read(raw: unknown): T;
}

const asItIs = (value: unknown) => value;
const numeric = <T extends number | null>(read: (raw: unknown) => T): Value<T> => ({
  type: FieldType.number,
  write: asItIs,
  read,
});
const worded = <T>(read: (text: string | null) => T, write: (value: T) => unknown = asItIs): Value<T> => ({
  type: FieldType.string,
  write,
  read: (raw) => read(toText(raw)),
});

/** A name as it is, of any length: it is a key, and a cut name would be another one. Empty is unknown. */
export const NAME: Value<string | null> = worded((text) => text);

/** A name that every row has; where it is not told it is empty. */
export const NAME_OR_EMPTY: Value<string> = worded((text) => text ?? '');

/** Something to read, cut where it is longer than anybody reads. */
export const TEXT: Value<string | null> = worded((text) => text && cutText(text, CONTRACT_LIMITS.textCharacters.value));

/** The same where no text is an empty one. */
export const TEXT_OR_EMPTY: Value<string> = worded((text) => TEXT.read(text) ?? '');

/** `true`, `false`, or unknown. */
export const FLAG: Value<boolean | null> = worded(
  (text) => (text === 'true' ? true : text === 'false' ? false : null),
  (value) => (value === null ? null : String(value))
);

/** Any finite number. */
export const NUMBER: Value<number | null> = numeric(toNumber);

/** Bytes, counts and seconds: not below zero. */
export const AMOUNT: Value<number | null> = numeric(toAmount);

/** A memory limit: zero and the numbers that stand for "none" are unknown. */
export const MEMORY_LIMIT: Value<number | null> = numeric((raw) => toLimit(toNumber(raw)));

/** A number that is cut to its range. */
export function between(least: number, most: number): Value<number | null> {
  return numeric((raw) => {
    const number = toNumber(raw);
    return number === null ? null : Math.min(most, Math.max(least, number));
  });
}

/** Unix seconds, which stand in the frame as milliseconds. */
export const MOMENT: Value<number | null> = {
  type: FieldType.number,
  write: (seconds) => (seconds === null ? null : Math.round(seconds * 1000)),
  read: (raw) => toSeconds(toNumber(raw)),
};

/** The same in a field of times. */
export const START: Value<number | null> = { ...MOMENT, type: FieldType.time };

/** The place on an axis of time, which is in milliseconds whatever it is. Unix seconds. */
export const TIME: Value<number | null> = {
  ...START,
  read: (raw) => {
    const milliseconds = toNumber(raw);
    return milliseconds === null ? null : milliseconds / 1000;
  },
};

/** One of some words; any other is unknown. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Value<T | null> {
  const known = new Set(Object.keys(words));
  return worded((text) => (text !== null && known.has(text) ? (text as T) : null));
}

/** One of some words; any other is the one that stands for unknown. */
export function oneOfOr<T extends string>(words: Readonly<Record<T, true>>, unknown: T): Value<T> {
  const known = oneOf(words);
  return worded((text) => known.read(text) ?? unknown);
}

/** A word that a table of the engine knows. */
export function wordOf<T extends string>(find: (text: string) => T | undefined): Value<T | null> {
  return worded((text) => (text === null ? null : (find(text) ?? null)));
}

/** Text that is copied and run, or pasted: nothing is cut, and nothing in it may be hidden. Else there is none. */
export function wholeText(mostCharacters: number, hidden: RegExp): Value<string | null> {
  return worded(
    (text) => (text !== null && text.length <= mostCharacters && !hidden.test(text) ? text : null),
    (value) => value ?? ''
  );
}
