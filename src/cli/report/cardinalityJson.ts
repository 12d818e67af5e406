import type { Cardinality, CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import type { CardinalityKind, Fix, ValueShape } from '../../engine';
import type { QueryCost } from '../../collect/ask/prometheusClient';
import { toIsoTime } from '../output/toIsoTime';

/** What is said about one target: the contract of docs/cli.md. Null is unknown. */
export interface CardinalityEntryJson {
  cluster: string | null;
  job: string;
  instance: string;
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
  restarts: number;
  metric: string | null;
  metricSeries: number | null;
  label: string | null;
  labelValues: number | null;
  labelValuesHourAgo: number | null;
  labelValuesAtStart: number | null;
  labelShape: ValueShape | null;
  labelExamples: string[];
  explainedBytes: number | null;
  estimatedBytes: number | null;
  memoryGrowthBytes: number | null;
  memoryCorrelation: number | null;
  evidence: string[];
  fixes: Fix[];
}

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
  const key = drill?.memory?.key;
  return {
    cluster: target.cluster,
    job: target.job,
    instance: target.instance,
    namespace: key?.namespace ?? labels.namespace ?? null,
    pod: key?.pod ?? labels.pod ?? null,
    container: key?.container ?? labels.container ?? null,
    kind: finding.kind,
    score,
    series: finding.series,
    seriesAtStart: finding.seriesAtStart,
    seriesPerHour: finding.seriesPerHour,
    startedAt: toIsoTime(finding.startSeconds),
    restarts: finding.restarts,
    metric: drill?.metric?.name ?? null,
    metricSeries: drill?.metric?.series ?? null,
    label: label?.label ?? null,
    labelValues: label?.values ?? null,
    labelValuesHourAgo: label?.valuesHourAgo ?? null,
    labelValuesAtStart: label?.valuesAtStart ?? null,
    labelShape: label?.shape ?? null,
    labelExamples: label?.examples ?? [],
    explainedBytes: explanation?.explainedBytes ?? null,
    estimatedBytes: explanation?.estimatedBytes ?? null,
    memoryGrowthBytes: explanation?.memoryGrowthBytes ?? null,
    memoryCorrelation: explanation?.correlation ?? null,
    evidence: [...finding.evidence, ...(explanation?.evidence ?? []), ...(drill?.notes ?? [])],
    fixes: drill?.fixes ?? [],
  };
}
