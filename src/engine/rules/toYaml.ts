import { quoteYaml } from './quoteYaml';

export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Plain data as YAML. Every text is quoted, so that none is taken for a number or a date.
 *
 * Not from a library: it would come into every bundle that imports the engine.
 */
export function toYaml(value: YamlValue): string {
  return `${toLines(value).join('\n')}\n`;
}

function toLines(value: YamlValue): string[] {
  if (!isNested(value)) {
    return [isObject(value) || Array.isArray(value) ? JSON.stringify(value) : toScalar(value)];
  }
  if (Array.isArray(value)) {
    return value.flatMap((one) => hang('- ', toLines(one)));
  }
  return Object.entries(value).flatMap(([key, one]) => toEntry(PLAIN_KEY.test(key) ? key : quoteYaml(key), one));
}

function toEntry(key: string, value: YamlValue): string[] {
  const lines = toLines(value);
  return isNested(value) ? [`${key}:`, ...lines.map((line) => `  ${line}`)] : [`${key}: ${lines[0]}`];
}

/** Holds something: an empty list or map stands on the line of its key. */
const isNested = (value: YamlValue): value is readonly YamlValue[] | { readonly [key: string]: YamlValue } =>
  (Array.isArray(value) || isObject(value)) && Object.keys(value).length > 0;

const isObject = (value: YamlValue): value is { readonly [key: string]: YamlValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toScalar(value: YamlValue): string {
  return typeof value === 'string' ? quoteYaml(value) : JSON.stringify(value);
}

/** The first line behind the mark, the others below it. */
const hang = (mark: string, [first, ...rest]: string[]) => [mark + first, ...rest.map((line) => `  ${line}`)];
