import { say } from '../../language/say';
import { quoteGo, quoteJava, quoteJavaScript, quotePython, quoteYaml } from './escapes';
import { explodingLabels, type Fix, type FixInput } from './fix';

const spares = () => say`It spares the process and the server. Series that exist go with the next start.`;

const saved = ({ series, seriesWithout }: FixInput) =>
  seriesWithout === null ? null : Math.max(0, series - seriesWithout);

/** Only where one label explodes: a combination needs a decision about both. */
export function toLibraryFix(input: FixInput): Fix | null {
  const { label, library } = input;
  if (label === null || library === null) {
    return null;
  }
  const common = { savedSeries: saved(input), sparesProcess: true };
  switch (library) {
    case 'micrometer':
      return {
        ...common,
        id: 'micrometer',
        title: say`Take the tag off in Micrometer`,
        language: 'java',
        code: toMicrometer(input.metric, label),
        note: say`Set the filter before the first meter is registered. ${spares()}`,
      };
    case 'client_golang':
      return {
        ...common,
        id: 'client_golang',
        title:
          input.type === 'histogram'
            ? say`Declare a native histogram without the label`
            : say`Declare it without the label`,
        language: 'go',
        code: toGo(input),
        note:
          input.type === 'histogram'
            ? say`A native histogram is one series for each label set; the server has to have them switched on. ${spares()}`
            : spares(),
      };
    case 'prom-client':
      return {
        ...common,
        id: 'prom-client',
        title: say`Declare it without the label`,
        language: 'javascript',
        code: toNode(input),
        note: say`Take the label out of the calls that observe it, too. ${spares()}`,
      };
    case 'prometheus_client':
      return {
        ...common,
        id: 'prometheus_client',
        title: say`Declare it without the label`,
        language: 'python',
        code: toPython(input),
        note: say`Take the label out of the calls that observe it, too. ${spares()}`,
      };
    case 'opentelemetry':
      return {
        ...common,
        id: 'opentelemetry',
        title: say`Take the attribute off in a view of the OpenTelemetry SDK`,
        language: 'yaml',
        code: toView(input),
        note: say`The configuration file of the SDK (OTEL_CONFIG_FILE; in older ones OTEL_EXPERIMENTAL_CONFIG_FILE), or the same view in code. Names are those of the program: with dots, without unit. ${spares()}`,
      };
    default:
      return null;
  }
}

/** Source: opentelemetry-configuration, MeterProvider, View. */
function toView(input: FixInput): string {
  const excluded = explodingLabels(input).map(quoteYaml).join(', ');
  return `meter_provider:
  views:
    - selector:
        instrument_name: ${quoteYaml(input.metric)}
      stream:
        attribute_keys:
          excluded: [${excluded}]
`;
}

/** Names in the program differ from those on the page (`order.processing`): the filter compares as the page does. */
function toMicrometer(metric: string, label: string): string {
  return `registry.config().meterFilter(new MeterFilter() {
  @Override
  public Meter.Id map(Meter.Id id) {
    NamingConvention names = registry.config().namingConvention();
    if (!names.name(id.getName(), id.getType(), id.getBaseUnit()).equals(${quoteJava(metric)})) {
      return id;
    }
    return id.replaceTags(id.getTags().stream()
        .filter(tag -> !names.tagKey(tag.getKey()).equals(${quoteJava(label)}))
        .collect(Collectors.toList()));
  }
});
`;
}

const GO_TYPES = { histogram: 'Histogram', summary: 'Summary', counter: 'Counter', gauge: 'Gauge' } as const;

function toGo({ metric, type, otherLabels }: FixInput): string {
  const name = GO_TYPES[type];
  const labels = `[]string{${otherLabels.map(quoteGo).join(', ')}}`;
  const options =
    type === 'histogram'
      ? [
          `Name:                           ${quoteGo(metric)},`,
          'NativeHistogramBucketFactor:    1.1,',
          'NativeHistogramMaxBucketNumber: 100,',
        ]
      : [`Name: ${quoteGo(metric)},`];
  const lines = options.map((option) => `\t${option}\n`).join('');
  return `prometheus.New${name}Vec(prometheus.${name}Opts{\n${lines}}, ${labels})\n`;
}

function toNode({ metric, type, otherLabels }: FixInput): string {
  return `new client.${GO_TYPES[type]}({
  name: ${quoteJavaScript(metric)},
  help: '…',
  labelNames: [${otherLabels.map(quoteJavaScript).join(', ')}],
});
`;
}

function toPython({ metric, type, otherLabels }: FixInput): string {
  return `${GO_TYPES[type]}(${quotePython(metric)}, "…", [${otherLabels.map(quotePython).join(', ')}])\n`;
}
