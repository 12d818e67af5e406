import type { CliIo } from '../cliIo';
import { UsageError } from '../usageError';
import { parseDuration } from './parseDuration';
import { parseHeaders } from './parseHeaders';
import type { OptionKind, Options } from './parseOptions';

/** Options of every command that asks a server. */
export const SERVER_OPTIONS = { header: 'values', timeout: 'value' } as const satisfies Record<string, OptionKind>;

const DEFAULT_TIMEOUT = '30s';
const MAX_TIMEOUT_SECONDS = 3600;

/** How a server is asked, whichever it is. */
export function readServer(options: Options, io: CliIo) {
  const timeoutSeconds = parseDuration(options.value('timeout') ?? DEFAULT_TIMEOUT, '--timeout');
  if (timeoutSeconds > MAX_TIMEOUT_SECONDS) {
    throw new UsageError('--timeout must be an hour or less.');
  }
  return { headers: parseHeaders(options.values('header'), io.env.LEAKSCOPE_TOKEN), timeoutSeconds };
}
