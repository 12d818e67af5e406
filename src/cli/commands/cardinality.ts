import { collectCardinality, type Cardinality } from '../../collect/cardinality/collectCardinality';
import { parseNumber } from '../args/parseNumber';
import type { Options } from '../args/parseOptions';
import { parseSelector } from '../args/parseSelector';
import { readAsk } from '../args/readAsk';
import { readClusterLabel } from '../args/readClusterLabel';
import { readFormat } from '../args/readFormat';
import { SERVER_OPTIONS } from '../args/readServer';
import { readServerWindow, WINDOW_OPTIONS } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { progressOn } from '../output/progress';
import { writeJson } from '../output/writeJson';
import { toCardinalityJson } from '../report/cardinalityJson';
import { writeCardinalityTable } from '../report/writeCardinalityTable';
import { failOnStale } from './failOnStale';
import type { Command } from './command';
import { FORMAT_HELP, SERVER_HELP, WINDOW_HELP } from './optionHelp';

const DEFAULT_TOP = '50';
const MAX_TOP = 200;
const DEFAULT_DETAILS = '3';
const MAX_DETAILS = 20;

export const cardinality: Command = {
  name: 'cardinality',
  summary: 'find targets, metrics and labels that blow up, and the memory they explain',
  help: `Usage: leakscope cardinality --prometheus URL [options]

Ranks the scrape targets that a Prometheus knows by how their series grow, and looks into the first ones: which metric,
which label, and how much of the container's memory goes with it. Nothing is written to the server.

  --prometheus URL        address of the API, without /api/v1
${WINDOW_HELP}
  --selector MATCHERS     only these targets, such as 'job="shop/orders"'
  --cluster-label LABEL   label that names the cluster, where one store holds several
  --top N                 how many targets to show, 1 to ${MAX_TOP} (${DEFAULT_TOP})
  --details N             how many of those that blow up to look into, 0 to ${MAX_DETAILS} (${DEFAULT_DETAILS})
${FORMAT_HELP}
${SERVER_HELP}

Examples:
  leakscope cardinality --prometheus http://localhost:9090
  leakscope cardinality --prometheus http://localhost:9090 --selector 'namespace="shop"' --window 7d --format json
`,
  options: {
    prometheus: 'value',
    selector: 'value',
    'cluster-label': 'value',
    top: 'value',
    details: 'value',
    format: 'value',
    ...WINDOW_OPTIONS,
    ...SERVER_OPTIONS,
  },
  run,
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const { atSeconds, windowSeconds, windowText } = readServerWindow(options, io);
  const request = {
    atSeconds,
    windowSeconds,
    matchers: parseSelector(options.value('selector') ?? ''),
    top: parseNumber(options.value('top') ?? DEFAULT_TOP, '--top', { least: 1, most: MAX_TOP, whole: true }),
    drill: parseNumber(options.value('details') ?? DEFAULT_DETAILS, '--details', {
      least: 0,
      most: MAX_DETAILS,
      whole: true,
    }),
    clusterLabel: readClusterLabel(options),
  };
  const ask = readAsk(options, io).session(atSeconds);
  const progress = progressOn(io);
  progress.show('Asking for the targets …');
  const found = await collectCardinality(ask, {
    ...request,
    onProgress: ({ done, total }) => progress.show(`Looking at ${total} targets: ${done} done …`),
    onDrill: ({ done, total }) => progress.show(`Counting the series of ${total} targets: ${done} done …`),
  }).finally(progress.end);
  const report = { cardinality: found, atSeconds, windowText, warnings: [...found.warnings, ...describeCut(found)] };
  if (format === 'json') {
    writeJson(io, toCardinalityJson(report));
  } else {
    writeCardinalityTable(io, report);
  }
  failOnStale(found.emptiness);
  return EXIT_CODE.done;
}

function describeCut({ targets, totalTargets }: Cardinality): string[] {
  return totalTargets > targets.length ? [`Showing ${targets.length} of ${totalTargets} targets.`] : [];
}
