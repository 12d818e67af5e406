import { say } from '../language/say';
import { DOTNET } from './dotnet';
import { ENVOY } from './envoy';
import { FLUENT_BIT } from './fluentBit';
import { GO } from './go';
import { JEMALLOC } from './jemalloc';
import { JVM } from './jvm';
import { NODE } from './node';
import { PROCESS_DIMENSIONS, PROCESS_EVIDENCE, PROCESS_MEMORY, PROCESS_START } from './processMetrics';
import { PYTHON } from './python';
import { RUBY } from './ruby';
import type { RuntimeName, RuntimeSpec, SeriesRule } from './runtimeSpec';

/** The catalogue, in order of detection: Envoy's sidecar also exports Go metrics, of its agent. */
export const RUNTIMES: readonly RuntimeSpec[] = [ENVOY, GO, NODE, JVM, DOTNET, PYTHON, RUBY, FLUENT_BIT, JEMALLOC];

export function findRuntime(name: RuntimeName): RuntimeSpec {
  const spec = RUNTIMES.find((one) => one.name === name);
  if (!spec) {
    throw new Error(say`There is no runtime "${name}" in the catalogue: use one of RUNTIMES.`);
  }
  return spec;
}

/** OpenTelemetry names the library that measured: one target has several. */
const SCOPE_LABELS = ['otel_scope_name', 'otel_scope_version', 'otel_scope_schema_url'];

/** Labels that tell series of one target apart, over all runtimes. */
export const TARGET_DIMENSIONS: ReadonlySet<string> = new Set([
  '__name__',
  ...SCOPE_LABELS,
  ...RUNTIMES.flatMap((spec) => spec.dimensions),
  ...PROCESS_DIMENSIONS,
]);

function namesOf(rules: readonly SeriesRule[]): string[] {
  return rules.flatMap((rule) => rule.names);
}

/** Metric names that show which runtime it is, of which flavour, and how much it holds. */
export function runtimeMetricNames(spec: RuntimeSpec): string[] {
  return namesOf([...spec.flavours.map((flavour) => flavour.detect), ...Object.values(spec.values).flat()]);
}

/** Metric names of a runtime's evidence and of the process. */
export function evidenceMetricNames(spec: RuntimeSpec): string[] {
  return namesOf([...spec.evidence, ...PROCESS_EVIDENCE].flatMap((rule) => rule.series));
}

/** Metric names of memory by process. */
export const PROCESS_METRIC_NAMES: readonly string[] = [
  ...namesOf(PROCESS_MEMORY.map((rule) => rule.series)),
  ...PROCESS_MEMORY.flatMap((rule) => rule.countMetric ?? []),
];

/** All that has to be looked for in a pod to know what runs in it. */
export const LOOKUP_METRIC_NAMES: readonly string[] = [
  ...new Set([...RUNTIMES.flatMap(runtimeMetricNames), ...PROCESS_METRIC_NAMES, ...PROCESS_START.names]),
];
