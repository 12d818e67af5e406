import { fetchPrometheusClient } from '../../collect/ask/http/fetchPrometheusClient';
import { createAsk, type Ask } from '../../collect/ask/createAsk';
import type { CliIo } from '../cliIo';
import { tellWhenSlow } from '../output/tellWhenSlow';
import { UsageError } from '../usageError';
import type { Options } from './parseOptions';
import { readServer } from './readServer';

/** One run of a command asks nothing twice. */
const KEPT_ANSWERS = 1_000;

/** The server that --prometheus names, ready to be asked. */
export function readAsk(options: Options, io: CliIo): Ask {
  const baseUrl = options.required('prometheus');
  const server = readServer(options, io);
  try {
    const client = fetchPrometheusClient({ baseUrl, ...server, fetch: io.fetch, now: io.now });
    const share = { maxEntries: KEPT_ANSWERS, maxAgeSeconds: Infinity, now: io.now };
    const ask = createAsk(client, { share, sources: true });
    return {
      session: (...how) => {
        const session = ask.session(...how);
        tellWhenSlow(io, session);
        return session;
      },
    };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(`--prometheus: ${error.message}`) : error;
  }
}
