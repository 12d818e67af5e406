import { SummaryError } from '../collect/kubelet/summaryError';
import { PrometheusError, type PrometheusErrorKind } from '../collect/ask/prometheusError';
import { parseOptions } from './args/parseOptions';
import type { CliIo } from './cliIo';
import { analyze } from './commands/analyze';
import { anatomy } from './commands/anatomy';
import { cardinality } from './commands/cardinality';
import type { Command } from './commands/command';
import { doctor } from './commands/doctor';
import { rules } from './commands/rules';
import { score } from './commands/score';
import { EXIT_CODE, type ExitCode } from './exitCode';
import { Failure } from './failure';
import { escapeText } from './output/escapeText';
import { UsageError } from './usageError';

const COMMANDS: readonly Command[] = [analyze, anatomy, cardinality, score, rules, doctor];

const HELP = `Usage: leakscope COMMAND [options]

Memory diagnosis of containers, at a terminal and in CI.

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(13)}${summary}`).join('\n')}

leakscope COMMAND --help tells the options of a command; leakscope --version tells the version.
Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 above --fail-above, or a problem that doctor found.
`;

/** Runs one command and tells how it ended. Whatever fails is one sentence on stderr. */
export async function runCommandLine(args: readonly string[], version: string, io: CliIo): Promise<ExitCode> {
  try {
    const [name, ...rest] = args;
    if (name === '--help' || name === '-h' || name === 'help') {
      io.stdout(HELP);
      return EXIT_CODE.done;
    }
    if (name === '--version') {
      io.stdout(`${version}\n`);
      return EXIT_CODE.done;
    }
    const command = findCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      io.stdout(command.help);
      return EXIT_CODE.done;
    }
    return await command.run(parseOptions(rest, command.options), io);
  } catch (error) {
    io.stderr(`${escapeText(toSentence(error))}\n`);
    return error instanceof UsageError ? EXIT_CODE.wrongArguments : EXIT_CODE.failed;
  }
}

function findCommand(name: string | undefined): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) {
    return command;
  }
  const names = COMMANDS.map((one) => one.name).join(', ');
  throw new UsageError(
    name === undefined
      ? `Name a command (${names}), or ask for --help.`
      : `There is no command ${JSON.stringify(name.slice(0, 40))} in this version: use one of ${names}.`
  );
}

/** How to follow the advice of an error here. */
const OPTION_ADVICE: Partial<Record<PrometheusErrorKind, string>> = {
  unauthorized: 'see --header and LEAKSCOPE_TOKEN',
  forbidden: 'see --header and LEAKSCOPE_TOKEN',
  timeout: 'see --window and --timeout',
  'too-much': 'see --window and --selector',
};

function toSentence(error: unknown): string {
  if (error instanceof PrometheusError) {
    const advice = OPTION_ADVICE[error.kind];
    return advice ? `${error.message.replace(/[.]$/, '')} (${advice}).` : error.message;
  }
  if (error instanceof UsageError || error instanceof Failure || error instanceof SummaryError) {
    return error.message;
  }
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `Leakscope itself failed (${message}): please report this with the command you ran.`;
}
