import type { TimeToLimit } from '../diagnosis/diagnosis';
import type { Trend } from '../diagnosis/finding';
import type { FleetFinding } from './fleetFinding';
import type { Urgency } from './urgency';
import type { Workload } from './workload';

/** One row of a fleet: a container of a workload, over all of its replicas. */
export interface WorkloadFinding {
  workload: Workload;
  container: string;
  urgency: Urgency;
  /** The replica that needs somebody first: the verdict, the parts and the evidence of the row are its. */
  lead: FleetFinding;
  /** Those that were looked at, most urgent first. */
  replicas: FleetFinding[];
  /** How many run; null where nobody counted. */
  totalReplicas: number | null;
  /** How many of those that were looked at need somebody. */
  affectedReplicas: number;
  /** To the first end of all replicas. */
  secondsToEnd: TimeToLimit | null;
  /** Growth of the replicas that were looked at, together. */
  growthBytesPerHour: number | null;
  /** Memory of the replicas that need somebody: what is lost when they are killed. */
  bytesAtRisk: number | null;
  /** Kills for memory of all replicas in the last day; null where nobody counts them. */
  killsOneDay: number | null;
  /** Highest score of the last day. */
  score: number | null;
  /** `wholeBytes`: the highest floor of the replicas; `floorBytes`: their median. Of one replica: its own trend. */
  trend: Trend;
}
