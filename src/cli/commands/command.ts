import type { Options, OptionKind } from '../args/parseOptions';
import type { CliIo } from '../cliIo';
import type { ExitCode } from '../exitCode';

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` shows: usage, options, examples. */
  help: string;
  options: Readonly<Record<string, OptionKind>>;
  run: (options: Options, io: CliIo) => Promise<ExitCode>;
}
