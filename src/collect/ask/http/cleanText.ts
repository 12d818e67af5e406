/** Text of a server in one line of ours: no control characters, no line breaks, no direction overrides, cut to length. */
export function cleanText(text: string, maxLength: number): string {
  const oneLine = text
    .slice(0, maxLength * 4)
    // C0 and C1 controls, line and paragraph separators, bidirectional overrides, zero-width characters.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return oneLine.length > maxLength ? `${oneLine.slice(0, maxLength - 1)}…` : oneLine;
}
