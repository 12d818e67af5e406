import type { CliIo } from '../cliIo';

export interface Progress {
  show(text: string): void;
  /** Removes the line. */
  end(): void;
}

export const CLEAR_LINE = '\r\u001b[K';

/** One line on stderr that is written over again and again, for a person who waits; nothing otherwise. */
export function progressOn(io: CliIo): Progress {
  if (!io.showsProgress) {
    return { show: () => undefined, end: () => undefined };
  }
  return {
    show: (text) => io.stderr(`${CLEAR_LINE}${text}`),
    end: () => io.stderr(CLEAR_LINE),
  };
}
