const SPECIAL_VALUES = new Map([
  ['NaN', NaN],
  ['+Inf', Infinity],
  ['Inf', Infinity],
  ['-Inf', -Infinity],
]);
const STARTS_LIKE_A_NUMBER = /^[-+]?\.?\d/;

/** The number in a text of the API, or null for none. Blank text is not a number, although JavaScript converts it to zero. */
export function readNumber(text: string): number | null {
  const value = STARTS_LIKE_A_NUMBER.test(text) ? Number(text) : SPECIAL_VALUES.get(text);
  return value !== undefined && (!Number.isNaN(value) || text === 'NaN') ? value : null;
}
