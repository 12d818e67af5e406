import type { ScoreSourceOptions } from '../score/scoreSource';
import type { AlertKind } from './alertKinds';

/** What can differ from alert to alert. */
export interface AlertSettings {
  /** From which score on (0 to 100), or below how many seconds, it fires. */
  threshold?: number;
  /** How long it has to stay there: a Prometheus duration, such as 1h or 90m. */
  holdFor?: string;
  /** How long the alert stays after that is over. 0s leaves the field out, for servers that do not know it. */
  keepFiringFor?: string;
  severity?: string;
}

export interface RuleOptions extends Pick<
  ScoreSourceOptions,
  'clusterLabel' | 'matchers' | 'kubeStateLimits' | 'metrics'
> {
  /**
   * How a text that reads raw series is asked where these have other names: the recorded ones have the usual names, so that
   * nothing behind them knows. `SourceView.expand` in src/collect/sources.
   */
  expand?: (expr: string) => string;
  /** Which alerts; all by default. Their recording rules come with them, those of the leak score always. */
  alerts?: readonly AlertKind[];
  /** Only the recording rules of those: for where Grafana has the alerts. */
  recordingOnly?: boolean;
  /** Score from which on alerts on a score fire; 0 to 100. */
  threshold?: number;
  /** For all alerts, where `settings` says nothing else. */
  holdFor?: string;
  keepFiringFor?: string;
  severity?: string;
  /** For one alert. */
  settings?: Partial<Record<AlertKind, AlertSettings>>;
  /** The alert on the limit fires when less than this is left. */
  timeToLimit?: string;
  /** The same for nodes. */
  timeToPressure?: string;
  /** How often the rules are evaluated: 5m at most. */
  interval?: string;
  /**
   * Labels that alerts on containers keep. One alert a container of a workload by default; with `pod` one a pod, without
   * `workload` and `pod` one for all that share the others.
   */
  groupLabels?: readonly string[];
  /**
   * Matchers on the recorded series that the alerts read, comma-separated and quoted (`matcher`): an alert on a part of
   * what is recorded. `matchers` decides what is recorded.
   */
  alertMatchers?: string;
  /** More labels on each alert, for routing. */
  labels?: Readonly<Record<string, string>>;
  /** More matchers for scrape targets and for nodes: `matchers` is for containers. */
  targetMatchers?: string;
  nodeMatchers?: string;
  /** Label of the kubelet's series that names the node, where it is not `node`: such as `instance`. */
  nodeLabel?: string;
  /** First part of the names of groups and rules. Two sets of rules side by side need different ones. */
  id?: string;
  /** First part of the recorded names of containers. */
  prefix?: string;
  /** The same of scrape targets and of nodes. */
  targetPrefix?: string;
  nodePrefix?: string;
  /** Address of Grafana, such as https://grafana.example.org: alerts of Prometheus link to its dashboards. */
  grafanaUrl?: string;
}
