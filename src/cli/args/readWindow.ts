import type { CliIo } from '../cliIo';
import { parseDuration } from './parseDuration';
import type { OptionKind, Options } from './parseOptions';
import { parseTime } from './parseTime';

/** Options of every command that looks at a window of time. */
export const WINDOW_OPTIONS = { at: 'value', window: 'value' } as const satisfies Record<string, OptionKind>;

const DEFAULT_WINDOW = '1d';

export interface WindowArguments {
  /** Null where it was not given. */
  atSeconds: number | null;
  windowSeconds: number;
  /** As it was typed. */
  windowText: string;
}

export function readWindow(options: Options): WindowArguments {
  const at = options.value('at');
  const windowText = options.value('window') ?? DEFAULT_WINDOW;
  return {
    atSeconds: at === undefined ? null : parseTime(at, '--at'),
    windowSeconds: parseDuration(windowText, '--window'),
    windowText,
  };
}

/** The end of the window of a server's data: now, where no other moment was asked for. */
export function readServerWindow(options: Options, io: CliIo) {
  const window = readWindow(options);
  return { ...window, atSeconds: window.atSeconds ?? Math.floor(io.now() / 1000) };
}
