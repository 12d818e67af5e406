import { examineServer } from '../../collect/doctor/examineServer';
import type { Options } from '../args/parseOptions';
import { readAsk } from '../args/readAsk';
import { readClusterLabel } from '../args/readClusterLabel';
import { readFormat } from '../args/readFormat';
import { SERVER_OPTIONS } from '../args/readServer';
import { readServerWindow } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import { Failure } from '../failure';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { toIsoTime } from '../output/toIsoTime';
import { writeJson } from '../output/writeJson';
import { toDoctorJson } from '../report/doctorJson';
import { writeDoctor } from '../report/writeDoctor';
import type { Command } from './command';
import { FORMAT_HELP, SERVER_HELP } from './optionHelp';

export const doctor: Command = {
  name: 'doctor',
  summary: 'tell what a server has for Leakscope, and what to change',
  help: `Usage: leakscope doctor --prometheus URL [options]

Tells which sources of container memory are there, what is missing for a full picture, and the change that mends it.
Nothing is written to the server.

  --prometheus URL        address of the API, without /api/v1
  --at TIME               moment to look at: ISO 8601 or Unix seconds (now)
  --cluster-label LABEL   label that names the cluster, where one store holds several
${FORMAT_HELP}
${SERVER_HELP}

Exit codes: 0 nothing has to be mended (notes may be there), 3 there is a problem, 1 the server could not be asked.

Examples:
  leakscope doctor --prometheus http://localhost:9090
  leakscope doctor --prometheus http://localhost:9090 --format json | jq '.findings[] | select(.level == "problem")'
`,
  options: { prometheus: 'value', at: 'value', 'cluster-label': 'value', format: 'value', ...SERVER_OPTIONS },
  run,
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const { atSeconds } = readServerWindow(options, io);
  const clusterLabel = readClusterLabel(options);
  const answer = await examineServer(readAsk(options, io).session(atSeconds), { atSeconds, clusterLabel });
  if (format === 'json') {
    writeJson(io, toDoctorJson(answer, toIsoTime(atSeconds)));
  } else {
    writeDoctor(io, answer);
  }
  if (answer.findings.some(({ level }) => level === 'problem')) {
    return EXIT_CODE.problem;
  }
  if (answer.unseen.length > 0) {
    throw new Failure(`Not all was seen, so that nothing can be called fine: ${answer.unseen.join(' ')}`);
  }
  return EXIT_CODE.done;
}
