/** How a life ended. `replaced`: its pod is gone. `unknown`: it ended, and nothing tells how. */
export type LifeEnd = 'oom' | 'error' | 'clean' | 'replaced' | 'running' | 'unknown';

/** One start of one container of one pod, until its end. */
export interface Life {
  pod: string;
  /** Unix seconds; where no start is known, the first sample. */
  startSeconds: number;
  /** Null while it runs. */
  endSeconds: number | null;
  end: LifeEnd;
  /** What its pod was made from: a template hash, an image; null is unknown. */
  version: string | null;
  /** What may tell lives that leak from others: node, zone, an argument. */
  labels: Readonly<Record<string, string>>;
  /** Unix seconds, ascending, and the bytes that cannot be reclaimed at them. */
  timesSeconds: readonly number[];
  bytes: readonly number[];
}
