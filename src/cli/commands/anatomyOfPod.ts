import { collectPod, type PodAnatomy } from '../../collect/pods/collectPod';
import { OLD_LABELS } from '../../collect/sources/oldLabels';
import type { Options } from '../args/parseOptions';
import { readAsk } from '../args/readAsk';
import { readFormat } from '../args/readFormat';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { Failure } from '../failure';
import { escapeText } from '../output/escapeText';
import { progressOn } from '../output/progress';
import { writeJson } from '../output/writeJson';
import { describePod } from '../report/describePod';
import { toPodAnatomyJson } from '../report/podAnatomyJson';
import { writePodTable } from '../report/writePodTable';
import { readAnatomyRequest } from './readAnatomyRequest';

export async function anatomyOfPod(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const { podKey, request, windowText } = readAnatomyRequest(options, io);
  const ask = readAsk(options, io).session(request.atSeconds);
  const progress = progressOn(io);
  progress.show('Asking for the memory of the pod …');
  const anatomy = await collectPod(ask, { ...request, ...podKey }).finally(progress.end);
  failWithoutSamples(anatomy, windowText);
  const report = toPodAnatomyJson(anatomy, request.atSeconds, windowText, describePod(anatomy));
  if (format === 'json') {
    writeJson(io, report);
  } else {
    writePodTable(io, report, anatomy);
  }
  return EXIT_CODE.done;
}

function failWithoutSamples({ key, containers, pod, warnings, emptiness }: PodAnatomy, window: string): void {
  if (containers.length > 0 || pod.acceptedSamples > 0) {
    return;
  }
  const name = escapeText([key.namespace, key.pod].join('/')).slice(0, 300);
  const mend = warnings.includes(OLD_LABELS)
    ? `. ${OLD_LABELS}`
    : `: check the names and --at.${emptiness ? ` ${emptiness.sentence}` : ''}`;
  throw new Failure(`The server has no memory samples of ${name} in the last ${window}${mend}`);
}
