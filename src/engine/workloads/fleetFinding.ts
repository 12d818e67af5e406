import type { ContainerFinding } from '../diagnosis/finding';
import type { Urgency } from './urgency';
import type { Workload } from './workload';

/** One container as a part of the fleet. */
export interface FleetFinding extends ContainerFinding {
  workload: Workload;
  /** Labels of its pod or namespace that somebody named; absent where nobody did. */
  labels?: Readonly<Record<string, string>>;
  /** Kills for memory in the last day; null where nobody counts them. */
  killsOneDay: number | null;
  urgency: Urgency;
}
