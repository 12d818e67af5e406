import { textsIn } from '../../engine';

interface Way {
  title: string;
  description: string;
  targets: string[];
}

type WayName = 'panel' | 'explore' | 'rule' | 'instance' | 'paletteNow' | 'paletteHere';

/** The links that the app adds to places of Grafana. plugin.json names the same: Grafana drops a link that differs. */
export const WAYS_IN: Readonly<Record<WayName, Way>> = textsIn(
  'title',
  'description'
)({
  panel: {
    targets: ['grafana/dashboard/panel/menu'],
    title: 'Diagnose memory',
    description: 'Where the memory of these containers is, and whether it leaks',
  },
  explore: {
    targets: ['grafana/explore/toolbar/action'],
    title: 'Diagnose memory',
    description: 'Where the memory of the containers of this query is, and whether it leaks',
  },
  rule: {
    targets: ['grafana/alerting/alertingrule/action'],
    title: 'Diagnose memory',
    description: 'Where the memory is that this alert rule is about',
  },
  instance: {
    targets: ['grafana/alerting/instance/action'],
    title: 'Diagnose memory',
    description: 'Where the memory of what this alert is about is',
  },
  paletteNow: {
    targets: ['grafana/commandpalette/action'],
    title: 'Leakscope: what needs somebody now',
    description: 'Workloads that leak or are killed, nodes that will evict, metrics that blow up',
  },
  paletteHere: {
    targets: ['grafana/commandpalette/action'],
    title: 'Leakscope: what leaks here',
    description: 'What leaks in the namespace, pod or container of this dashboard',
  },
} as Record<WayName, Way>);
