import type { Interval, TimeToLimit, Verdict } from '../../../src/engine';
import type { SeriesPart } from '../containerSeries';
import type { Prepared } from '../prepare';

/** What a detector says of one container at one full hour. */
export interface Judgement {
  alarm: boolean;
  /** The higher, the more like a leak: for the area under the curve. */
  rank: number;
  /** The part that is said to leak; left out by detectors that know no parts. */
  part?: SeriesPart | null;
  /** When the growth is said to have begun, Unix seconds. */
  onset?: Interval | null;
  secondsToLimit?: TimeToLimit | null;
  verdict?: Verdict;
}

export const SILENT: Judgement = { alarm: false, rank: 0 };

export interface Detector {
  /** Short, for `--detectors`. */
  name: string;
  /** For tables: the rule and its threshold. */
  title: string;
  /** The alarm has to stand at this many evaluations in a row. */
  inARow: number;
  /** Evaluated every so many hours, and taken to stay the same in between. */
  everyHours: number;
  /** Does what can be done once a series, and returns the judgement at a full hour. */
  prepare(prepared: Prepared): (hour: number) => Judgement;
}
