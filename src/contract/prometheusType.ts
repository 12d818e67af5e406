/** Grafana's own plugin, its flavours (Amazon, Azure, …) and VictoriaMetrics, which speaks the same API. */
const PROMETHEUS_TYPES = [
  /^prometheus$/,
  /^grafana-[0-9a-z]+prometheus-datasource$/,
  /^victoriametrics-metrics-datasource$/,
];

/** Whether data sources of this plugin type answer PromQL. */
export function isPrometheusType(type: string): boolean {
  return PROMETHEUS_TYPES.some((pattern) => pattern.test(type));
}
