export interface SpawnOptions {
  port?: string;
  prometheus: string;
  provisioning?: string;
  /** What the workbench says. */
  onText?: (text: string) => void;
}

/** The workbench as a process of its own. `url` rejects where it ends before it is ready. */
export function spawnWorkbench(options: SpawnOptions): {
  url: Promise<string>;
  ended: Promise<unknown>;
  stop(): Promise<void>;
};
