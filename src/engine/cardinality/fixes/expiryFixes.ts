import { say } from '../../language/say';
import { quoteYaml } from './escapes';
import type { ExporterFix } from './exporters';
import { explodingLabels, type FixInput } from './fix';

/**
 * Programs that keep what others sent, the first two for ever by default. Source: README of pushgateway ("DELETE method")
 * and of statsd_exporter ("ttl"); README of the Collector's Prometheus exporter (metric_expiration), attributes processor
 * and span metrics connector.
 */
export function toExpiryFixes(input: FixInput): ExporterFix[] {
  switch (input.exporter) {
    case 'pushgateway':
      return [
        {
          title: say`Push under one group, and delete groups that are done`,
          language: 'shell',
          code: 'curl -X DELETE http://PUSHGATEWAY/metrics/job/JOB/instance/INSTANCE\n',
          sparesProcess: true,
          note: say`A Pushgateway keeps every group until it is deleted: a group for each run, pod or commit grows for ever. Leave such ids out of the path that is pushed to.`,
        },
      ];
    case 'statsd_exporter':
      return [
        {
          title: say`Let statsd_exporter forget series`,
          language: 'yaml',
          code: `# file of --statsd.mapping-config\ndefaults:\n  ttl: 10m\n${toMapping(input)}`,
          sparesProcess: true,
          note: say`Without a ttl it keeps every name and label set that was ever sent.`,
        },
      ];
    case 'otel-collector':
      return [toCollectorFix(input)];
    default:
      return [];
  }
}

function toMapping({ names }: FixInput): string {
  if (!names || names.prefix === '') {
    return '';
  }
  const dotted = (text: string) => text.replace(/[_:]/g, '.').replace(/^\.|\.$/g, '');
  const match = [dotted(names.prefix), '*', dotted(names.suffix)].filter((part) => part !== '').join('.');
  const name = `${names.prefix}${names.suffix}`.replace(/[_:.]{2,}/g, '_').replace(/[_:.]$/, '');
  return `mappings:\n  - match: ${quoteYaml(match)}\n    name: ${quoteYaml(name)}\n    labels:\n      id: "$1"\n`;
}

function toCollectorFix(input: FixInput): ExporterFix {
  const actions = explodingLabels(input).map((label) => `      - key: ${quoteYaml(label)}\n        action: delete\n`);
  const processor = actions.length > 0 ? `processors:\n  attributes/fewer:\n    actions:\n${actions.join('')}` : '';
  return {
    title: say`Let the Collector forget series, and take the attribute off`,
    language: 'yaml',
    code: `exporters:\n  prometheus:\n    metric_expiration: 5m\n${processor}`,
    sparesProcess: true,
    note: say`Five minutes are its default: it is of use where it was raised. Attributes have their own names there, with dots. The connector that counts spans never forgets: give it metrics_expiration, and exclude_dimensions. Where several series become one by this, take the attribute off in a view of the SDK instead.`,
  };
}
