import { evidenceMetricNames, matchesRule, type RuntimeSeries } from '../../../engine';
import type { Form } from '../../ask/batch';
import type { Selection } from '../../ask/selection';
import type { AskSession } from '../../ask/session';
import { alignSeries } from './alignSeries';
import type { RuntimeRequest } from './collectRuntime';
import type { FoundTargets } from './findTargets';
import { floorOf, podScopes, PROCESSES_METRIC, RAW } from './runtimeQueries';

/** Series on the times of the container's history, with the labels of their targets. */
export interface TargetSeries {
  /** Of the targets. */
  series: RuntimeSeries[];
  /** The floor of a runtime's heap, under the name of its metric. */
  floor: RuntimeSeries[];
  /** Processes in each container of the pod, by cAdvisor. */
  processCounts: RuntimeSeries[];
}

/** Reads some metrics of the targets over the window: one request, or two with the floor of a heap. */
export async function readSeries(
  asked: AskSession,
  { key, clusterLabel, history, stepSeconds }: RuntimeRequest,
  { chosen, scopes, findOwner }: FoundTargets,
  names: readonly string[]
): Promise<TargetSeries> {
  if (names.length === 0) {
    return { series: [], floor: [], processCounts: [] };
  }
  const times = history.timesSeconds;
  const asking = { startSeconds: times[0], endSeconds: times[times.length - 1], stepSeconds };
  const range = async (form: Form, selections: readonly Selection[]) =>
    alignSeries(await asked.select(form, selections, asking), times, stepSeconds);
  const own = (series: readonly RuntimeSeries[]) =>
    series.flatMap(({ labels, values }): RuntimeSeries[] => {
      const owner = findOwner(labels);
      return owner ? [{ labels: owner.labels, values }] : [];
    });

  const spec = chosen && chosen.targets.length > 0 ? chosen.spec : null;
  const evidence = spec ? evidenceMetricNames(spec) : [];
  const rules = spec?.floor ? spec.values[spec.floor.of] : [];
  const floorName = rules.flatMap((rule) => names.find((name) => matchesRule(rule, { __name__: name })) ?? [])[0];
  const counts = { names: [PROCESSES_METRIC], scopes: podScopes(key, clusterLabel) };
  const [series, floor] = await Promise.all([
    range(RAW, [{ names: [...names, ...evidence], scopes }, counts]),
    spec?.floor && floorName
      ? range(floorOf(floorName, spec.floor.windowSeconds), [{ names: [floorName], scopes }])
      : [],
  ]);
  const isCount = ({ labels }: RuntimeSeries) => labels.__name__ === PROCESSES_METRIC;
  return {
    series: own(series.filter((one) => !isCount(one))),
    // Functions over time drop the name of the metric.
    floor: own(floor).map(({ labels, values }) => ({ labels: { ...labels, __name__: floorName }, values })),
    processCounts: series.filter(isCount),
  };
}
