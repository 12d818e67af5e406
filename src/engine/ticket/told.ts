import type { Diagnosis } from '../diagnosis/diagnosis';
import type { ContainerKey } from '../identity';
import type { PartName } from '../memory/parts';

/** A number with the ends of its interval, as far as they are known. */
export interface ToldInterval {
  low: number | null;
  mid: number | null;
  high: number | null;
}

/** What is told of a container to people who were not there. Findings and rows of a list both hold it. */
export interface Told {
  key: ContainerKey;
  part: PartName | null;
  partSlopeBytesPerHour: number | null;
  slopeBytesPerHour: number | null;
  usageBytes: number | null;
  workingSetBytes: number | null;
  limitBytes: number | null;
  killsOneDay: number | null;
  diagnosis:
    | (Pick<Diagnosis, 'verdict' | 'unknownReason' | 'runtimePart' | 'process' | 'evidence' | 'nextSteps'> & {
        /** Unix seconds; null without growth, or where it began before the data. */
        onsetSeconds: ToldInterval | null;
        secondsToLimit: ToldInterval | null;
      })
    | null;
}
