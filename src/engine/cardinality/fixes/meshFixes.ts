import { say } from '../../language/say';
import { quoteYaml } from './escapes';
import type { ExporterFix } from './exporters';
import { explodingLabels, type FixInput } from './fix';

/**
 * Istio. Sources: istio.io, "Customizing Istio Metrics with Telemetry API"; for what expires the change notes of 1.18, the
 * upgrade notes of 1.28 (metric eviction) and the change notes of 1.28.2; istio/istio 50419 for the intervals, 47924 for
 * proxyMetadata, where the old settings do nothing.
 */
export function toIstioFixes(input: FixInput): ExporterFix[] {
  const labels = explodingLabels(input);
  const rotation: ExporterFix = {
    title: say`Let Istio forget series that nothing writes any more`,
    language: 'yaml',
    code: `# Istio 1.28 and later: template of the pods
metadata:
  annotations:
    sidecar.istio.io/statsEvictionInterval: 1h
# Istio 1.18 to 1.27: container of istiod
env:
  - name: METRIC_ROTATION_INTERVAL
    value: 12h
  - name: METRIC_GRACEFUL_DELETION_INTERVAL
    value: 10m
`,
    sparesProcess: true,
    note: say`The proxy drops metrics that nothing wrote for so long. In 1.28.0 and 1.28.1 an interval of a minute or more keeps the proxy from starting: update first.`,
  };
  if (labels.length === 0) {
    return [rotation];
  }
  const overrides = labels
    .map((label) => `            ${quoteYaml(label)}:\n              operation: REMOVE\n`)
    .join('');
  const remove: ExporterFix = {
    title: say`Take the ${labels.length === 1 ? 'tag' : 'tags'} off with Istio's Telemetry API`,
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
    note: say`${labels.length > 1 ? say`These tags change together: all of them have to go. ` : ''}In istio-system it holds for the mesh; in a namespace, or with a selector, for less. Series that exist go with the next start of the proxy.`,
  };
  return [remove, rotation];
}

/** Envoy. Source: envoyproxy.io, config.metrics.v3.StatsConfig and StatsMatcher. */
export function toEnvoyFixes({ metric }: FixInput): ExporterFix[] {
  const scope = /^envoy_([a-z0-9]+)_/.exec(metric)?.[1];
  return [
    {
      title: say`Leave the statistics out in Envoy's stats_config`,
      language: 'yaml',
      code: `stats_config:
  stats_matcher:
    exclusion_list:
      patterns:
        - prefix: ${quoteYaml(scope ? `${scope}.` : '')}
`,
      sparesProcess: true,
      note: say`It belongs into the bootstrap configuration, and takes out all statistics of this scope: narrow the prefix to those that grow. A sidecar of Istio has the annotation sidecar.istio.io/statsInclusionPrefixes in its place.`,
    },
  ];
}
