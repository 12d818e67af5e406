import { textsIn } from '../language/textsIn';
import { CARDINALITY_LIMITS } from './cardinalityLimits';

/** What values of a label look like, where they look like something that is never a dimension. */
export type ValueShape =
  'uuid' | 'ip' | 'email' | 'timestamp' | 'url' | 'path-with-ids' | 'path' | 'session' | 'number' | 'text' | 'mixed';

interface ShapeRow {
  shape: Exclude<ValueShape, 'text' | 'mixed'>;
  /** For sentences: "values look like …". */
  title: string;
  test: (value: string) => boolean;
}

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(:\d{1,5})?$/;
const IPV6 = /^\[?[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}(%[\w.]+)?\]?(:\d{1,5})?$/i;
const EMAIL = /^[^\s@/]{1,64}@[^\s@/]{1,255}\.[a-z]{2,24}$/i;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.{0,12})?$/;
const URL = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/]/i;
const PATH = /^\/[^\s/]\S*$/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const HEX = /^(0x)?[0-9a-f]{16,}$/i;
const TOKEN = /^[\w-]{20,}={0,2}$/;
/** A segment of a path that is an id: a number, a UUID, or hexadecimal that is long or has a digit. */
const ID_SEGMENT =
  /(^|\/)(\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12,}|(?=[a-f]*\d)[0-9a-f]{6,})(?=[/?#]|$)/i;
/** Unix seconds or milliseconds from 2001 to 2065. */
const UNIX = /^(1\d{9}|2\d{9})(\d{3})?(\.\d+)?$/;

/** First match wins. Values are read up to this length. */
const MOST_READ = 512;

const ROWS: readonly ShapeRow[] = textsIn('title')([
  { shape: 'uuid', title: 'UUIDs', test: (value) => UUID.test(value) },
  { shape: 'ip', title: 'IP addresses', test: isIp },
  { shape: 'email', title: 'e-mail addresses', test: (value) => EMAIL.test(value) },
  { shape: 'timestamp', title: 'times', test: (value) => UNIX.test(value) || ISO_TIME.test(value) },
  { shape: 'url', title: 'URLs', test: (value) => URL.test(value) },
  { shape: 'path-with-ids', title: 'paths with ids', test: (value) => value.includes('/') && ID_SEGMENT.test(value) },
  { shape: 'path', title: 'paths', test: (value) => PATH.test(value) },
  { shape: 'number', title: 'numbers', test: (value) => NUMBER.test(value) },
  { shape: 'session', title: 'session or trace ids', test: (value) => HEX.test(value) || isToken(value) },
]);

const MOST_OF_A_BYTE = 255;

function isIp(value: string): boolean {
  const parts = IPV4.exec(value);
  return parts
    ? parts.slice(1, -1).every((part) => Number(part) <= MOST_OF_A_BYTE)
    : value.includes(':') && IPV6.test(value);
}

/** Letters and digits without words: a long name has hardly any digits, a token has many, or letters of both cases. */
function isToken(value: string): boolean {
  const { tokenDigits, tokenDigitsOfBothCases } = CARDINALITY_LIMITS;
  const digits = value.match(/\d/g)?.length ?? 0;
  const hasBothCases = /[a-z]/.test(value) && /[A-Z]/.test(value);
  return (
    TOKEN.test(value) &&
    /[a-z]/i.test(value) &&
    digits >= (hasBothCases ? tokenDigitsOfBothCases.value : tokenDigits.value)
  );
}

/** The shape of one value. Cost: linear in its first 512 characters. */
export function findShape(value: string): Exclude<ValueShape, 'mixed'> {
  const read = value.slice(0, MOST_READ);
  return ROWS.find(({ test }) => test(read))?.shape ?? 'text';
}

/** The shape that nearly all values have; `mixed` where they differ, null without values. */
export function findCommonShape(values: readonly string[]): ValueShape | null {
  if (values.length === 0) {
    return null;
  }
  const counts = new Map<ValueShape, number>();
  values.map(findShape).forEach((shape) => counts.set(shape, (counts.get(shape) ?? 0) + 1));
  const [shape, count] = [...counts].sort(([, a], [, b]) => b - a)[0];
  const enough = CARDINALITY_LIMITS.shapeShare.value * values.length;
  const paths = (counts.get('path') ?? 0) + (counts.get('path-with-ids') ?? 0);
  return count >= enough ? shape : paths >= enough ? 'path' : 'mixed';
}

/** `UUIDs`; null for text and for mixed values, which say nothing. */
export function toShapeTitle(shape: ValueShape | null): string | null {
  return ROWS.find((row) => row.shape === shape)?.title ?? null;
}

/** Whether values are addresses of requests: what belongs in their place is the template of the route. */
export function isPathShape(shape: ValueShape | null): boolean {
  return shape === 'path' || shape === 'path-with-ids' || shape === 'url';
}
