/** Seconds of a header Retry-After: a number of them, or a moment, which is compared with the server's own clock. */
export function readRetryAfter(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) {
    return Number(text);
  }
  const seconds = (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1000;
  return seconds >= 0 ? seconds : null;
}
