import { collectAnatomy, type Anatomy } from '../../collect/collectAnatomy';
import { readClient } from '../args/readClient';
import { readClusterLabel } from '../args/readClusterLabel';
import type { Options } from '../args/parseOptions';
import { readFormat } from '../args/readFormat';
import { readServerWindow } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { Failure } from '../failure';
import { escapeText } from '../output/escapeText';
import { progressOn } from '../output/progress';
import { writeJson } from '../output/writeJson';
import { UsageError } from '../usageError';
import { toContainerAnatomyJson } from '../report/containerAnatomyJson';
import { describeAnatomy } from '../report/describeAnatomy';
import { writeAnatomyTable } from '../report/writeAnatomyTable';

/** Points over the window: enough to see the course of each part, few enough to read. */
const POINTS = 240;

export async function anatomyOfContainer(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const { atSeconds, windowSeconds, windowText } = readServerWindow(options, io);
  const clusterLabel = readClusterLabel(options);
  const cluster = options.value('cluster') ?? null;
  if ((cluster === null) !== (clusterLabel === null)) {
    throw new UsageError('--cluster and --cluster-label go together: give both, or neither.');
  }
  const client = readClient(options, io);
  const key = {
    cluster,
    namespace: options.required('namespace'),
    pod: options.required('pod'),
    container: options.required('container'),
  };
  const progress = progressOn(io);
  progress.show('Asking for the memory of the container …');
  const stepSeconds = Math.ceil(windowSeconds / POINTS);
  const anatomy = await collectAnatomy(client, { key, atSeconds, windowSeconds, stepSeconds, clusterLabel }).finally(
    progress.end
  );
  failWithoutSamples(anatomy, windowText);
  const warnings = describeAnatomy(anatomy);
  if (format === 'json') {
    writeJson(io, toContainerAnatomyJson(anatomy, atSeconds, windowText, warnings));
  } else {
    writeAnatomyTable(io, anatomy, warnings, windowText);
  }
  return EXIT_CODE.done;
}

function failWithoutSamples({ key, history }: Anatomy, window: string): void {
  if (history.timesSeconds.length > 0) {
    return;
  }
  const name = escapeText([key.namespace, key.pod, key.container].join('/')).slice(0, 300);
  throw new Failure(`The server has no memory samples of ${name} in the last ${window}: check the names and --at.`);
}
