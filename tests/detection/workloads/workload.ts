import type { Life } from '../../../src/engine';
import type { Random } from '../generate/random';
import type { FamilySet, Scene } from '../generate/recipe';

/** Length of a generated workload; the first day is history that nobody judges. */
export const WORKLOAD_HOURS = 7 * 24;
export const FIRST_JUDGED_HOUR = 24;

/** One pod of a workload. Hours since the beginning. */
export interface PodPlan {
  pod: string;
  startHours: number;
  /** Infinity: it outlives the data. */
  endHours: number;
  version: string;
  labels: Record<string, string>;
  /** Whether this pod leaks. */
  leaks: boolean;
  /** Ends by itself with success. */
  finishes?: boolean;
  /** Restarts in place for other reasons than memory. */
  restartsAtHours?: number[];
  /** A request that is too large for the limit arrives. */
  spikesAtHours?: number[];
  /** Level of this pod as a multiple of the base. */
  size?: number;
}

export interface WorkloadRecipe {
  pods: PodPlan[];
  /** Bytes above the base without a leak. */
  level: (hours: number, age: number, pod: PodPlan) => number;
  /** Bytes an hour of a pod that leaks. */
  rate?: (hours: number, pod: PodPlan) => number;
  /** From here on the leak is mended: an alarm a day later is false. */
  mendedAtHours?: number;
  noiseShare?: number;
}

export type WorkloadLabel = 'fast' | 'masked' | 'benign';

/** Classes of workloads of the production mix. */
export type WorkloadClass = 'calm' | 'deployed' | 'scaled' | 'bounded' | 'jobs' | 'crashing' | 'growing';

export interface WorkloadFamily {
  name: string;
  label: WorkloadLabel;
  set: FamilySet;
  mix?: WorkloadClass;
  draw: (scene: WorkloadScene) => WorkloadRecipe;
}

export interface WorkloadScene extends Scene {
  random: Random;
  replicas: number;
}

/** A generated workload: all its lives as they went, and the truth. Unix seconds. */
export interface WorkloadSeries {
  id: string;
  family: string;
  label: WorkloadLabel;
  lives: Life[];
  limitBytes: number;
  /** First start of a life that leaks; null without a leak. */
  onsetSeconds: number | null;
  mendedSeconds: number | null;
  killsSeconds: number[];
  /** Whether lives of other versions were there before the onset. */
  hasEarlier: boolean;
  containerDays: number;
}
