import { collectAnatomy, type Anatomy } from '../../collect/containers/collectAnatomy';
import { describeSurroundings } from '../../collect/containers/surroundings';
import { OLD_LABELS } from '../../collect/sources/oldLabels';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { collectRuntime, type RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import type { Options } from '../args/parseOptions';
import { readAsk } from '../args/readAsk';
import { readFormat } from '../args/readFormat';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { Failure } from '../failure';
import { escapeText } from '../output/escapeText';
import { progressOn } from '../output/progress';
import { writeJson } from '../output/writeJson';
import { toContainerAnatomyJson } from '../report/containerAnatomyJson';
import { describeAnatomy } from '../report/describeAnatomy';
import { describeRuntime } from '../report/describeRuntime';
import { writeAnatomyTable } from '../report/writeAnatomyTable';
import { readAnatomyRequest } from './readAnatomyRequest';

export async function anatomyOfContainer(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const { podKey, request, windowText } = readAnatomyRequest(options, io);
  const key = { ...podKey, container: options.required('container') };
  const ask = readAsk(options, io).session(request.atSeconds);
  const progress = progressOn(io);
  progress.show('Asking for the memory of the container …');
  const anatomy = await collectAnatomy(ask, { ...request, key }).finally(progress.end);
  failWithoutSamples(anatomy, windowText);
  progress.show('Asking what runs inside …');
  const { history, stepSeconds, nodeCpus } = anatomy;
  const { inside, failure } = await orFailure(
    collectRuntime(ask, { ...request, key, history, stepSeconds, nodeCpus })
  ).finally(progress.end);

  const warnings = [
    ...anatomy.warnings,
    ...describeSurroundings(anatomy.surroundings),
    ...describeAnatomy(anatomy),
    ...(inside ? describeRuntime(inside, history) : []),
    ...failure,
  ];
  const report = { anatomy, inside, windowText, warnings };
  if (format === 'json') {
    writeJson(io, toContainerAnatomyJson(report, request.atSeconds));
  } else {
    writeAnatomyTable(io, report);
  }
  return EXIT_CODE.done;
}

/** The kernel's parts are known by now: a server that fails here leaves them as they are. */
async function orFailure(
  answer: Promise<RuntimeAnatomy>
): Promise<{ inside: RuntimeAnatomy | null; failure: string[] }> {
  try {
    return { inside: await answer, failure: [] };
  } catch (error) {
    if (!(error instanceof PrometheusError)) {
      throw error;
    }
    return { inside: null, failure: [`What runs inside of the container is not shown: ${error.message}`] };
  }
}

function failWithoutSamples({ key, history, warnings, emptiness }: Anatomy, window: string): void {
  if (history.timesSeconds.length > 0) {
    return;
  }
  const name = escapeText([key.namespace, key.pod, key.container].join('/')).slice(0, 300);
  const mend = warnings.includes(OLD_LABELS)
    ? `. ${OLD_LABELS}`
    : `: check the names and --at.${emptiness ? ` ${emptiness.sentence}` : ''}`;
  throw new Failure(`The server has no memory samples of ${name} in the last ${window}${mend}`);
}
