import type { GrafanaTheme2 } from '@grafana/data';
import type { LineLook } from '../../parts/chart/LineSample';
import type { TargetLine } from '../../read/cardinality/cardinalityModel';

/** The target stands out by colour, width and an unbroken line. */
export function toLineLooks(theme: GrafanaTheme2): Record<TargetLine['role'], LineLook> {
  return {
    target: { color: theme.visualization.getColorByName('orange'), widthPx: 2.25, dash: [] },
    replica: { color: theme.visualization.getColorByName('blue'), widthPx: 1.5, dash: [5, 3] },
  };
}
