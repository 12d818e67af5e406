import { collectLeaks, type Leaks } from '../../collect/containers/collectLeaks';
import { parseNumber } from '../args/parseNumber';
import type { Options } from '../args/parseOptions';
import { parseSelector } from '../args/parseSelector';
import { readAsk } from '../args/readAsk';
import { readClusterLabel } from '../args/readClusterLabel';
import { readCounters } from '../args/readCounters';
import { readFormat } from '../args/readFormat';
import { SERVER_OPTIONS } from '../args/readServer';
import { readServerWindow, WINDOW_OPTIONS } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { Failure } from '../failure';
import { progressOn } from '../output/progress';
import { toIsoTime } from '../output/toIsoTime';
import { writeJson } from '../output/writeJson';
import { toReportJson } from '../report/reportJson';
import { toFleetContainerJson, toWorkloadJson } from '../report/workloadJson';
import { writeLeaksTable } from '../report/writeLeaksTable';
import { writeTickets } from '../report/writeTickets';
import { writeWorkloadsTable } from '../report/writeWorkloadsTable';
import { UsageError } from '../usageError';
import { failOnStale } from './failOnStale';
import type { Command } from './command';
import { FORMAT_HELP, SERVER_HELP, WINDOW_HELP } from './optionHelp';

const DEFAULT_TOP = '50';
const MAX_TOP = 200;

export const analyze: Command = {
  name: 'analyze',
  summary: 'list the workloads or containers whose memory needs somebody first',
  help: `Usage: leakscope analyze --prometheus URL [options]

Lists what needs somebody first: what is killed for memory, what leaks, what grows. Nothing is written to the server.

  --prometheus URL        address of the API, without /api/v1
${WINDOW_HELP}
  --selector MATCHERS     only these containers, such as 'namespace="shop"'
  --cluster-label LABEL   label that names the cluster, where one store holds several
  --by WHAT               workload: a row for all replicas; container: a row each (workload; JSON: container)
  --top N                 how many rows to show, 1 to ${MAX_TOP} (${DEFAULT_TOP})
  --counters NAMES        counters to compare growth with, such as orders_failed_total; up to 5
  --fail-above SCORE      exit with 3 if a container that is shown scores more; 0 to 100
  --allow-partial         with --fail-above: judge what is there, although not all containers were seen
${FORMAT_HELP}
                          or markdown: a ticket for each row
${SERVER_HELP}

Examples:
  leakscope analyze --prometheus http://localhost:9090
  leakscope analyze --prometheus https://prometheus.example.org --selector 'namespace="shop",pod=~"web-.*"' --window 7d
  leakscope analyze --prometheus http://localhost:9090 --selector 'namespace="shop"' --top 1 --format markdown
  leakscope analyze --prometheus http://localhost:9090 --fail-above 85 --format json > leaks.json
`,
  options: {
    prometheus: 'value',
    selector: 'value',
    'cluster-label': 'value',
    by: 'value',
    top: 'value',
    counters: 'value',
    'fail-above': 'value',
    'allow-partial': 'switch',
    format: 'value',
    ...WINDOW_OPTIONS,
    ...SERVER_OPTIONS,
  },
  run,
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options, ['markdown']);
  const { atSeconds, windowSeconds, windowText } = readServerWindow(options, io);
  const failAbove = options.value('fail-above');
  if (options.has('allow-partial') && failAbove === undefined) {
    throw new UsageError('--allow-partial needs --fail-above.');
  }
  const threshold = failAbove === undefined ? null : parseNumber(failAbove, '--fail-above', { least: 0, most: 100 });
  const top = parseNumber(options.value('top') ?? DEFAULT_TOP, '--top', { least: 1, most: MAX_TOP, whole: true });
  const request = {
    atSeconds,
    windowSeconds,
    matchers: parseSelector(options.value('selector') ?? ''),
    top,
    by: readBy(options, format),
    clusterLabel: readClusterLabel(options),
    counters: readCounters(options),
  };
  const ask = readAsk(options, io).session(atSeconds);
  const progress = progressOn(io);
  progress.show('Asking for the scores …');
  const leaks = await collectLeaks(ask, {
    ...request,
    onProgress: ({ done, total }) => progress.show(`Looking at ${total} containers: ${done} done …`),
  }).finally(progress.end);

  const warnings = [...leaks.warnings, ...describeCut(leaks, request.by)];
  if (format === 'json') {
    const { cost } = leaks;
    const containers = leaks.containers.map(toFleetContainerJson);
    const report = toReportJson({ at: toIsoTime(atSeconds), window: windowText, containers, cost, warnings });
    writeJson(io, { ...report, workloads: leaks.workloads.map(toWorkloadJson), fleet: leaks.counts });
  } else if (format === 'markdown') {
    writeTickets(io, leaks, request.by, atSeconds, warnings);
  } else {
    const write = request.by === 'workload' ? writeWorkloadsTable : writeLeaksTable;
    write(io, leaks, warnings, windowText);
  }
  failOnStale(leaks.emptiness);
  return threshold === null ? EXIT_CODE.done : judge(leaks, threshold, options.has('allow-partial'));
}

/** JSON keeps its order of fields and lists; people see what they know first. */
function readBy(options: Options, format: string): 'workload' | 'container' {
  const by = options.value('by') ?? (format === 'json' ? 'container' : 'workload');
  if (by !== 'workload' && by !== 'container') {
    throw new UsageError('--by must be workload or container.');
  }
  return by;
}

function describeCut(
  { containers, totalContainers, workloads, counts }: Leaks,
  by: 'workload' | 'container'
): string[] {
  if (by === 'workload') {
    return counts.total > workloads.length ? [`Showing ${workloads.length} of ${counts.total} workloads.`] : [];
  }
  return totalContainers > containers.length ? [`Showing ${containers.length} of ${totalContainers} containers.`] : [];
}

/** What was not seen is no pass: a check that saw nothing, or not all, has to fail. What is above the threshold is. */
function judge({ containers, partial }: Leaks, threshold: number, allowsPartial: boolean): ExitCode {
  const scores = containers.map(({ score }) => score).filter((score) => score !== null);
  if (scores.some((score) => score > threshold)) {
    return EXIT_CODE.aboveThreshold;
  }
  if (partial.length > 0 && !allowsPartial) {
    throw new Failure(
      `Not all containers were seen, so --fail-above cannot be passed: mend that, or give --allow-partial. ${partial.join(' ')}`
    );
  }
  if (scores.length === 0) {
    throw new Failure(
      'No container has a score, so --fail-above cannot be judged: check --selector, --at and the history.'
    );
  }
  return EXIT_CODE.done;
}
