import { quoteYaml } from './escapes';
import type { ExporterFix } from './exporters';
import { explodingLabels, type FixInput } from './fix';

/**
 * Istio. Source: istio.io, "Customizing Istio Metrics with Telemetry API"; pilot-agent, METRIC_ROTATION_INTERVAL and
 * METRIC_GRACEFUL_DELETION_INTERVAL.
 */
export function toIstioFixes(input: FixInput): ExporterFix[] {
  const labels = explodingLabels(input);
  const rotation: ExporterFix = {
    title: 'Let Istio forget series that nothing writes any more',
    language: 'yaml',
    code: `# IstioOperator, or values of the Helm chart
meshConfig:
  defaultConfig:
    proxyMetadata:
      METRIC_ROTATION_INTERVAL: 12h
      METRIC_GRACEFUL_DELETION_INTERVAL: 10m
`,
    sparesProcess: true,
    note: 'The proxy drops metrics of peers that are gone. Istio 1.22 and later; proxies take it at their next start.',
  };
  if (labels.length === 0) {
    return [rotation];
  }
  const overrides = labels
    .map((label) => `            ${quoteYaml(label)}:\n              operation: REMOVE\n`)
    .join('');
  const remove: ExporterFix = {
    title: `Take the ${labels.length === 1 ? 'tag' : 'tags'} off with Istio's Telemetry API`,
    language: 'yaml',
    code: `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: fewer-tags
  namespace: istio-system
spec:
  metrics:
    - providers:
        - name: prometheus
      overrides:
        - match:
            metric: ALL_METRICS
            mode: CLIENT_AND_SERVER
          tagOverrides:
${overrides}`,
    sparesProcess: true,
    note:
      (labels.length > 1 ? 'These tags change together: all of them have to go. ' : '') +
      'In istio-system it holds for the mesh; in a namespace, or with a selector, for less. Series that exist go with the next start of the proxy.',
  };
  return [remove, rotation];
}

/** Envoy. Source: envoyproxy.io, config.metrics.v3.StatsConfig and StatsMatcher. */
export function toEnvoyFixes({ metric }: FixInput): ExporterFix[] {
  const scope = /^envoy_([a-z0-9]+)_/.exec(metric)?.[1];
  return [
    {
      title: "Leave the statistics out in Envoy's stats_config",
      language: 'yaml',
      code: `stats_config:
  stats_matcher:
    exclusion_list:
      patterns:
        - prefix: ${quoteYaml(scope ? `${scope}.` : '')}
`,
      sparesProcess: true,
      note: 'It belongs into the bootstrap configuration, and takes out all statistics of this scope: narrow the prefix to those that grow. A sidecar of Istio has the annotation sidecar.istio.io/statsInclusionPrefixes in its place.',
    },
  ];
}
