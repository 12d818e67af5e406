import type { Cardinality, CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import type { TargetDrill } from '../../collect/cardinality/collectDrills';
import {
  type CardinalityKind,
  describeCause,
  type ExporterName,
  type Fix,
  type LabelAnalysis,
  type ValueShape,
} from '../../engine';
import type { QueryCost } from '../../collect/ask/prometheusClient';
import { toIsoTime } from '../output/toIsoTime';

/** What is said about one target: the contract of docs/cli.md. Null is unknown. */
export interface CardinalityEntryJson {
  cluster: string | null;
  job: string;
  instance: string;
  /** Other labels that tell it from targets of the same job and instance, such as metrics_path. */
  targetLabels: Array<{ name: string; value: string }>;
  namespace: string | null;
  pod: string | null;
  container: string | null;
  kind: CardinalityKind;
  /** 0 to 100; null where nothing rises, or samples are missing. */
  score: number | null;
  series: number | null;
  seriesAtStart: number | null;
  seriesPerHour: number | null;
  /** ISO 8601: begin of the life of the process that is judged. */
  startedAt: string | null;
  /** ISO 8601: since when it no longer grows; null while it does, and where it never did. */
  stoppedAt: string | null;
  restarts: number;
  /** What makes the series: one label, labels that change together, several that multiply, or names of metrics. */
  cause: CardinalityCause | null;
  /** Where names of metrics carry ids, what they have in common, as in `tenant_*_requests_total`. */
  metricNames: string | null;
  metricNameCount: number | null;
  metricNameShape: ValueShape | null;
  metricNameExamples: string[];
  metric: string | null;
  metricSeries: number | null;
  label: string | null;
  /** The label and those that change together with it; or those that multiply. */
  labels: string[];
  labelValues: number | null;
  labelValuesHourAgo: number | null;
  labelValuesAtStart: number | null;
  labelShape: ValueShape | null;
  labelExamples: string[];
  /** The program that made the page, where it is one that people set up and do not write. */
  exporter: ExporterName | null;
  explainedBytes: number | null;
  estimatedBytes: number | null;
  memoryGrowthBytes: number | null;
  memoryCorrelation: number | null;
  evidence: string[];
  fixes: Fix[];
}

export type CardinalityCause = 'label' | 'labels-together' | 'combination' | 'names';

export interface CardinalityJson {
  schema: 1;
  at: string | null;
  window: string;
  containers: never[];
  cardinality: CardinalityEntryJson[];
  nodes: never[];
  cost: QueryCost;
  warnings: string[];
}

export interface CardinalityReport {
  cardinality: Cardinality;
  atSeconds: number;
  windowText: string;
  warnings: string[];
}

export function toCardinalityJson({
  cardinality,
  atSeconds,
  windowText,
  warnings,
}: CardinalityReport): CardinalityJson {
  return {
    schema: 1,
    at: toIsoTime(atSeconds),
    window: windowText,
    containers: [],
    cardinality: cardinality.targets.map(toCardinalityEntry),
    nodes: [],
    cost: cardinality.cost,
    warnings,
  };
}

export function toCardinalityEntry({ target, labels, score, finding, drill }: CardinalityTarget): CardinalityEntryJson {
  const analysis = drill?.labels?.analysis;
  const label = analysis?.labels.find((one) => one.label === analysis.exploding) ?? null;
  const explanation = drill?.explanation ?? null;
  const names = drill?.names ?? null;
  const key = drill?.memory?.key;
  return {
    cluster: target.cluster,
    job: target.job,
    instance: target.instance,
    targetLabels: Object.entries(target.also ?? {}).map(([name, value]) => ({ name, value })),
    namespace: key?.namespace ?? labels.namespace ?? null,
    pod: key?.pod ?? labels.pod ?? null,
    container: key?.container ?? labels.container ?? null,
    kind: finding.kind,
    score,
    series: finding.series,
    seriesAtStart: finding.seriesAtStart,
    seriesPerHour: finding.seriesPerHour,
    startedAt: toIsoTime(finding.startSeconds),
    stoppedAt: toIsoTime(finding.stoppedSeconds),
    restarts: finding.restarts,
    cause: toCause(drill),
    metricNames: names?.pattern ?? null,
    metricNameCount: names?.names ?? null,
    metricNameShape: names?.shape ?? null,
    metricNameExamples: names?.examples ?? [],
    metric: drill?.metric?.name ?? null,
    metricSeries: drill?.metric?.series ?? null,
    label: label?.label ?? null,
    labels: toLabels(analysis),
    labelValues: label?.values ?? null,
    labelValuesHourAgo: label?.valuesHourAgo ?? null,
    labelValuesAtStart: label?.valuesAtStart ?? null,
    labelShape: label?.shape ?? null,
    labelExamples: label?.examples ?? [],
    exporter: drill?.exporter ?? null,
    explainedBytes: explanation?.explainedBytes ?? null,
    estimatedBytes: explanation?.estimatedBytes ?? null,
    memoryGrowthBytes: explanation?.memoryGrowthBytes ?? null,
    memoryCorrelation: explanation?.correlation ?? null,
    evidence: [
      ...finding.evidence,
      ...describeCause(analysis ?? null, names),
      ...(explanation?.evidence ?? []),
      ...(drill?.notes ?? []),
    ],
    fixes: drill?.fixes ?? [],
  };
}

function toCause(drill: TargetDrill | null): CardinalityCause | null {
  const { exploding = null, together = [], combination = [] } = drill?.labels?.analysis ?? {};
  if (drill?.names) {
    return 'names';
  }
  if (exploding !== null) {
    return together.length > 0 ? 'labels-together' : 'label';
  }
  return combination.length > 0 ? 'combination' : null;
}

function toLabels(analysis: LabelAnalysis | undefined): string[] {
  const { exploding = null, together = [], combination = [] } = analysis ?? {};
  return together.length > 0 ? together : exploding === null ? combination : [exploding];
}
