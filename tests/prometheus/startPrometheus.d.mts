import type { PrometheusBinaries } from './ensurePrometheus.mjs';

export interface RunningPrometheus {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Ends the server and waits for it; safe to call twice. Leaves dataDir alone. */
  stop(): Promise<void>;
}

export interface StartPrometheusOptions {
  dataDir: string;
  /** 0, the default, takes a free one. A busy port is a clear error. */
  port?: number;
  /** More flags, such as `--query.max-samples=1000`. */
  flags?: readonly string[];
  /** A Prometheus configuration (YAML), such as one with rule_files; none by default: nothing is scraped. */
  config?: string;
  /** Default: the installed ones. */
  programs?: PrometheusBinaries;
}

/** Starts a real Prometheus on loopback and waits until it is ready. It keeps everything and scrapes nothing. */
export function startPrometheus(options: StartPrometheusOptions): Promise<RunningPrometheus>;
