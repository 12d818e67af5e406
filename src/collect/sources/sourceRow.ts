import type { LabelMatcher } from './labelMatcher';

/** Where a label of the names that everybody asks by comes from. */
export type LabelOrigin =
  /** Another label of the series. `optional`: only where that is there. */
  | { from: string; optional?: boolean; or?: undefined }
  /** The same, or a name where that is not there. */
  | { from: string; or: string; optional?: undefined }
  /** No label: the same for all series. */
  | { always: string };

/** A number that no metric gives by itself, as an expression over metrics that do. */
export interface DerivedNumber {
  derive: (select: (metric: string) => string) => string;
}

/**
 * A kind of series that tells of the memory of containers, or of what Kubernetes knows of them. Everybody asks by the
 * names of cAdvisor in the kubelet and of kube-state-metrics 2; a row says what these are called here. Adding a source
 * is adding a row and a fixture (CONTRIBUTING.md).
 */
export interface SourceRow {
  id: string;
  /** As a noun: "cAdvisor on Docker Compose". */
  title: string;
  /** Whose metrics it stands for: `container_…` and `machine_…`, or `kube_…`. */
  family: 'memory' | 'kube';
  /** What its series have, and those of no other row. */
  rows: readonly LabelMatcher[];
  /** Metrics by the names that everybody asks by. Left out: all of the family, under the same names. */
  metrics?: Readonly<Record<string, string | DerivedNumber>>;
  /** Labels that are not the same. */
  labels: Readonly<Record<string, LabelOrigin>>;
  /** Metrics that tell that the source is there: each container has one or more of them. */
  seen: readonly string[];
  /** What the rows of cAdvisor in the kubelet, or of kube-state-metrics, must not have, because these are this row's. */
  apart?: readonly LabelMatcher[];
  /** Names of containers are of one host only: several of them have to be told apart by the label `instance`. */
  isOfHost?: boolean;
  /** Series for which this holds belong to another source: an operand of `unless`. */
  unless?: string;
  /** It is there and cannot be read: the sentence that says what to change. */
  refusal?: string;
  /** How precise memory can be. */
  level: 'L1' | 'L2' | 'L3';
  /** What is not known from here, as a sentence; null where nothing is missing. */
  cannotTell: string | null;
  /** Where the names are from. */
  origin: string;
}
