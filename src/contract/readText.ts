/** Uids of data sources and dashboards. */
export const UID_PATTERN = /^[A-Za-z0-9_-]+$/;

/** A parameter of an address, which anybody can write: undefined where it is missing, too long, or of another form. */
export function readText(
  parameters: URLSearchParams,
  name: string,
  pattern: RegExp,
  mostCharacters: number
): string | undefined {
  const value = parameters.get(name);
  return value !== null && value.length <= mostCharacters && pattern.test(value) ? value : undefined;
}
