import type { GrafanaTheme2 } from '@grafana/data';
import type { NamedLine } from '../../parts/chart/LineChart';
import type { WorkloadModel } from '../../read/workload/workloadModel';
import { workloadStrings } from './workloadStrings';

const WIDTH_PX = 2;
const LIMIT_DASH = [8, 4];
const MEDIAN_DASH = [4, 3];

/** Median and highest floor of the replicas over time, below their limit. */
export function toReplicaLines({ replicas, limitBytes }: WorkloadModel, theme: GrafanaTheme2): NamedLine[] {
  const { highest, median } = workloadStrings.replicas;
  const color = theme.visualization.getColorByName('blue');
  return [
    { name: highest, look: { color, widthPx: WIDTH_PX, dash: [] }, values: replicas.highest },
    { name: median, look: { color, widthPx: WIDTH_PX, dash: MEDIAN_DASH }, values: replicas.median },
    ...(limitBytes === null
      ? []
      : [
          {
            name: workloadStrings.limit,
            look: { color: theme.colors.error.main, widthPx: 1, dash: LIMIT_DASH },
            values: replicas.timesSeconds.map(() => limitBytes),
          },
        ]),
  ];
}
