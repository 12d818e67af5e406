import type { Line } from './NowLine';

/** What the front page looks at: which data source, and which time. */
export interface Shown {
  uid: string;
  /** The end of the time, Unix seconds. */
  atSeconds: number;
  /** As links hand it on. */
  moments: { from: string; to: string };
}

/** What an answer says: lines for what needs somebody, and one sentence about all of it. */
export interface Read {
  lines: Line[];
  summary: string;
}
