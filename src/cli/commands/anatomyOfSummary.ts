import { cleanText } from '../../collect/ask/http/cleanText';
import { fetchText } from '../../collect/ask/http/fetchText';
import { toServer } from '../../collect/ask/http/toServer';
import { toStatusError } from '../../collect/ask/http/toStatusError';
import { readSummary } from '../../collect/kubelet/readSummary';
import type { KubeletSummary } from '../../collect/kubelet/summary';
import { DEFAULT_CAPS } from '../../collect/ask/limits';
import type { Options } from '../args/parseOptions';
import { readFormat } from '../args/readFormat';
import { readServer } from '../args/readServer';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { writeJson } from '../output/writeJson';
import { toSummaryJson } from '../report/summaryJson';
import { writeSummaryTable } from '../report/writeSummaryTable';
import { UsageError } from '../usageError';

export async function anatomyOfSummary(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const source = options.required('summary');
  const text = /^https?:\/\//i.test(source)
    ? await fetchSummary(source, options, io)
    : await io.readFile(source, DEFAULT_CAPS.answerBytes);
  const read = readSummary(text);
  const summary = toSummaryJson({ ...read, warnings: [...read.warnings, ...describeNothing(read)] });
  if (format === 'json') {
    writeJson(io, summary);
  } else {
    writeSummaryTable(io, summary);
  }
  return EXIT_CODE.done;
}

/** A table of nothing but dashes needs a reason. */
function describeNothing({ node, systemContainers, pods }: KubeletSummary): string[] {
  const all = [node, ...systemContainers, ...pods, ...pods.flatMap(({ containers }) => containers)];
  const isKnown = all.some(({ reading }) => Object.values(reading).some((bytes) => bytes !== null));
  return isKnown
    ? []
    : ['No memory in this summary is a size (a number above 0 and up to 2^53): save /stats/summary of the node again.'];
}

async function fetchSummary(source: string, options: Options, io: CliIo): Promise<string> {
  const { base, query } = splitQuery(source);
  const { headers, timeoutSeconds } = readServer(options, io);
  const server = (() => {
    try {
      return toServer(base);
    } catch (error) {
      throw new UsageError(`--summary: ${cleanText(error instanceof Error ? error.message : String(error), 200)}`);
    }
  })();
  const answer = await fetchText({
    fetch: io.fetch,
    url: `${server.url}${query}`,
    method: 'GET',
    headers: { Accept: 'application/json', ...server.headers, ...headers },
    address: server.address,
    timeoutSeconds,
    maxBytes: DEFAULT_CAPS.answerBytes,
  });
  if (answer.status < 200 || answer.status > 299) {
    throw toStatusError(answer.status, answer.text, server.address);
  }
  return answer.text;
}

/** A summary may be asked for with `?only_cpu_and_memory=true`. */
function splitQuery(source: string): { base: string; query: string } {
  const start = source.indexOf('?');
  return start < 0 ? { base: source, query: '' } : { base: source.slice(0, start), query: source.slice(start) };
}
