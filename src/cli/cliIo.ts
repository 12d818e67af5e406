/** Everything that a command needs of the outside. */
export interface CliIo {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  /** Width of the terminal; null when the output goes elsewhere. */
  columns: number | null;
  /** Whether colours are welcome on stdout. */
  colours: boolean;
  /** Whether a person watches stderr. */
  showsProgress: boolean;
  /** Milliseconds. */
  now: () => number;
  fetch: typeof fetch;
  /** Reads at most `maxBytes`; rejects with a Failure. */
  readFile: (path: string, maxBytes: number) => Promise<string>;
}
