import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import { planDrill } from '../../collect/cardinality/planDrills';
import type { CardinalityEvidence, CardinalityFrameRow, LookedInto } from '../../contract/cardinalityFrame';
import { toFrameTarget } from '../../contract/frameTarget';
import { describeCause } from '../../engine';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';
import { toAnsweredSeries } from './toAnsweredSeries';

/** Of a target that was not looked into. */
const NOT_EXPLAINED = {
  coupled: null,
  memoryGrowthBytes: null,
  explainedBytes: null,
  estimatedBytes: null,
  bytesPerSeries: null,
  correlation: null,
};

/** A target of the list. Columns that are called like what the engine found come along with it. */
export function toCardinalityRow(one: CardinalityTarget): CardinalityFrameRow {
  const { target, finding, score, drill, history } = one;
  const { coupled, memoryGrowthBytes, explainedBytes, estimatedBytes, bytesPerSeries, correlation } =
    drill?.explanation ?? NOT_EXPLAINED;
  return {
    ...finding,
    ...toFrameTarget(target),
    ...placeOf(one),
    ...{ coupled, memoryGrowthBytes, explainedBytes, estimatedBytes, bytesPerSeries, correlation },
    metric: drill?.metric?.name ?? null,
    label: drill?.labels?.analysis.exploding ?? null,
    together: drill?.labels?.analysis.together.join(', ') || null,
    names: drill?.names?.pattern ?? null,
    library: drill?.library ?? null,
    exporter: drill?.exporter ?? null,
    lookedInto: toLookedInto(one),
    score,
    startTime: finding.startSeconds,
    stoppedTime: finding.stoppedSeconds,
    trend: { timesSeconds: history.timesSeconds, series: toAnsweredSeries(one) },
    evidence: toEvidence(one),
    fixes: drill?.fixes ?? [],
  };
}

function toLookedInto({ drill }: CardinalityTarget): LookedInto {
  if (drill === null) {
    return { state: 'no', reason: null };
  }
  return drill.refusal === null ? { state: 'yes', reason: null } : { state: 'refused', reason: drill.refusal };
}

/** The container behind a target: by its memory where that was read, else as far as its own labels tell. */
function placeOf({ labels, drill }: CardinalityTarget) {
  const key = drill?.memory?.key;
  return {
    namespace:
      (key?.namespace ?? (labels.namespace || labels.k8s_namespace_name || labels['k8s.namespace.name'])) || null,
    pod: (key?.pod ?? (labels.pod || labels.k8s_pod_name || labels['k8s.pod.name'])) || null,
    container:
      (key?.container ?? (labels.container || labels.k8s_container_name || labels['k8s.container.name'])) || null,
  };
}

function toEvidence(one: CardinalityTarget): CardinalityEvidence[] {
  const { finding, drill, isWorthLook } = one;
  const plan = planDrill(one);
  const about = (what: CardinalityEvidence['about']) => (text: string) => ({ about: what, text });
  return [
    ...finding.evidence.map(about('series')),
    ...describeCause(drill?.labels?.analysis ?? null, drill?.names ?? null).map(about('series')),
    ...(drill?.explanation.evidence ?? []).map(about('memory')),
    ...(drill?.notes ?? []).map(about('note')),
    ...(isWorthLook && drill === null
      ? [plan.refusal ?? CARDINALITY_STRINGS.plan(plan.series, plan.requests)]
      : []
    ).map(about('note')),
  ];
}
