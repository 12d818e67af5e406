/**
 * How names of OpenTelemetry look in Prometheus: with the unit behind them (the default of the Prometheus exporters and of
 * OTLP), without it, or as they are (Prometheus 3 with NoTranslation).
 * Source: opentelemetry-collector-contrib, pkg/translator/prometheus (normalize_name.go, normalize_label.go).
 */
export interface OpenTelemetryNames {
  suffix: string;
  title: string;
  /** A metric in bytes, such as `container.memory.usage`. */
  bytes: (name: string) => string;
  /** A metric without a unit that is written. */
  plain: (name: string) => string;
  /** An attribute of the resource. */
  label: (name: string) => string;
}

const underscored = (name: string) => name.replaceAll('.', '_');

export const OPEN_TELEMETRY_NAMES: readonly OpenTelemetryNames[] = [
  {
    suffix: '',
    title: '',
    bytes: (name) => `${underscored(name)}_bytes`,
    plain: underscored,
    label: underscored,
  },
  {
    suffix: '-without-units',
    title: ', names without units',
    bytes: underscored,
    plain: underscored,
    label: underscored,
  },
  {
    suffix: '-dotted',
    title: ', names with dots',
    bytes: (name) => name,
    plain: (name) => name,
    label: (name) => name,
  },
];
