import type { Random } from './random';
import type { SeriesPart } from '../containerSeries';

/** Length of a generated series. */
export const HOURS = 14 * 24;

/** What is drawn for every container before its family is asked. Times are hours since the first sample. */
export interface Scene {
  random: Random;
  /** Anonymous memory of a container that has just started. */
  baseBytes: number;
  /** Memory at which the kernel kills: the limit, or what the node has left where none is set. */
  ceilingBytes: number;
  /** Ceiling minus base: what growth has before it. */
  headroomBytes: number;
  /** Age of the container at the first sample, if the family does not start it later. */
  ageHours: number;
  /** Requests a second at a time, with its day, its week and its noise; 1 on average. */
  load(hours: number): number;
  /** Share of failing requests at a time: mostly near 0, with bad hours. */
  failing(hours: number): number;
  /** 1 while tuning; above 1 the swings and the noise are wider than what anyone has tuned on. */
  amplitude: number;
}

/** Bytes at a time; `age` is hours since the start of the present life. */
export type Level = (hours: number, age: number) => number;

/** Memory that is allocated and never given back until the container stops. */
export interface Leak {
  part: SeriesPart;
  /** Hours since the first sample; before 0 it leaked from the start of the container. */
  onsetHours: number;
  /** Bytes an hour. `leaked` is what the present life holds of it. */
  rate: (hours: number, age: number, leaked: number) => number;
  /** What each leaked object holds in another part, as a share of its bytes in `part`. */
  alongside?: { part: SeriesPart; share: number };
  /** Where in the runtime it sits: the heap, or memory that the runtime does not know. */
  where?: 'heap' | 'native';
}

export interface Collector {
  /** Garbage between two collections at mean load. */
  garbageBytes: number;
  /** Hours between two collections at mean load. */
  periodHours: number;
}

/** What a family says of one container. Everything but the leak comes and goes or stays bounded. */
export interface Recipe {
  leak?: Leak;
  levels?: Partial<Record<SeriesPart, Level>>;
  /** Standard deviation of the slow noise of anonymous memory, and how long it remembers. */
  noiseBytes?: number;
  noiseHours?: number;
  collector?: Collector;
  runtime?: 'jvm' | 'go';
  /** The first sample is this late: there was no container before. */
  startsAtHours?: number;
  endsAtHours?: number;
  /** Starts over, hours since the first sample. A deploy is a restart with a new version. */
  restartsAtHours?: number[];
  deploysAtHours?: number[];
  /** Minutes after a kill or a restart without a container. */
  downMinutes?: number;
  /** Whether a sample exists at a time. */
  present?: (hours: number) => boolean;
  /** Values are exported in whole steps of this many bytes. */
  quantumBytes?: number;
  /** Overrules the scene: families that live near the limit or have none. */
  limit?: 'always' | 'scene';
  baseBytes?: number;
  ceilingBytes?: number;
  /** Counts beside the memory, as numbers at a time with the leaked bytes of the present life. */
  openFiles?: (hours: number, leaked: number) => number;
  threads?: (hours: number, leaked: number) => number;
  scrapedSamples?: (hours: number, leaked: number) => number;
  /** Requests of this container as a multiple of the mean; the scene's load where it is left out. */
  load?: (hours: number) => number;
  /** Requests and errors are exported even where the scene would leave them out. */
  ratesKnown?: boolean;
  /** Slopes of the other replicas as shares of this one's. */
  peers?: 'alike' | 'unlike';
  /** No reclaimable cache beside it, so that what the family adds is all there is. */
  plainCache?: boolean;
}

export type FamilySet = 'tune' | 'report';

/** Classes of the mix that production is assumed to have. Nobody has measured it. */
export type MixClass = 'steady' | 'daily' | 'collected' | 'bounded' | 'other';

export interface Family {
  name: string;
  label: 'leak' | 'benign';
  /** Whether it may be looked at while tuning, or is held back. */
  set: FamilySet;
  /** Benign only: grows for a day or more, or for the first time in the data. */
  growing?: boolean;
  mix?: MixClass;
  draw: (scene: Scene) => Recipe;
}
