export interface RunningAlertmanager {
  /** `127.0.0.1:PORT`, as the configuration of Prometheus names it. */
  address: string;
  url: string;
  stop(): Promise<void>;
}

/** Starts a real Alertmanager on loopback and waits until it is ready. By default it receives and tells nobody. */
export function startAlertmanager(options?: { config?: string }): Promise<RunningAlertmanager>;
