import { UsageError } from '../usageError';

const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([\t\x20-\x7e\x80-\xff]*)$/;

/** `Name: value` lines and the token of the environment. A given Authorization header goes before the token. */
export function parseHeaders(lines: readonly string[], token: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const match = HEADER.exec(line);
    if (!match) {
      throw new UsageError("--header must have the form 'Name: value', such as 'Authorization: Bearer …'.");
    }
    headers[match[1]] = match[2].trim();
  }
  const hasAuthorization = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (!token || hasAuthorization) {
    return headers;
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(
      'LEAKSCOPE_TOKEN holds characters that a token cannot have: set it again, without line breaks.'
    );
  }
  return { ...headers, Authorization: `Bearer ${token}` };
}
