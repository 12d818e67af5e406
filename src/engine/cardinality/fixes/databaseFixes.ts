import { textsIn } from '../../language/textsIn';
import type { ExporterFix, ExporterName } from './exporters';
import { explodingLabels, type FixInput } from './fix';

interface Setting {
  /** The label that it takes the values of; null: any. */
  label: string | null;
  fix: ExporterFix;
}

const yaml = (title: string, code: string, note: string): ExporterFix => ({
  title,
  language: 'yaml',
  code,
  sparesProcess: true,
  note,
});

/** Exporters whose page is as large as what they look at. Sources: their own README and manuals. */
const SETTINGS: Readonly<Partial<Record<ExporterName, readonly Setting[]>>> = textsIn(
  'title',
  'note'
)({
  postgres_exporter: [
    {
      label: 'queryid',
      fix: yaml(
        'Leave single statements out at postgres_exporter',
        'args:\n  - --no-collector.stat_statements\n',
        'Each statement that PostgreSQL has seen is a label set.'
      ),
    },
  ],
  mysqld_exporter: [
    {
      label: 'digest',
      fix: yaml(
        'Leave single statements out at mysqld_exporter',
        'args:\n  - --no-collect.perf_schema.eventsstatements\n',
        'To keep the most frequent ones: --collect.perf_schema.eventsstatements.limit.'
      ),
    },
  ],
  redis_exporter: [
    {
      label: 'key',
      fix: yaml(
        'Count groups of keys, not keys, at redis_exporter',
        'args:\n  - --check-key-groups=^([^:]+):.*$\n',
        'Take --check-keys with a pattern away: each key that it finds is a series.'
      ),
    },
  ],
  elasticsearch_exporter: [
    {
      label: 'index',
      fix: yaml(
        'Leave single indices out at elasticsearch_exporter',
        'args:\n  - --no-es.indices\n  - --no-es.shards\n',
        'An index a day is a label set a day for each of some hundred metrics.'
      ),
    },
  ],
  rabbitmq: [
    {
      label: null,
      fix: {
        title: 'Sum queues and connections up at RabbitMQ',
        language: 'text',
        code: '# rabbitmq.conf\nprometheus.return_per_object_metrics = false\n',
        sparesProcess: true,
        note: 'That is its default; for a few queues ask /metrics/detailed with a family and a virtual host.',
      },
    },
  ],
  kafka_exporter: [
    {
      label: null,
      fix: yaml(
        'Name groups and topics at kafka_exporter',
        'args:\n  - --group.filter=^(orders|billing)-.*$\n  - --topic.filter=^[^_].*$\n',
        'Consumers with a new group at each start make new series each time.'
      ),
    },
  ],
  'process-exporter': [
    {
      label: null,
      fix: yaml(
        'Group processes by their program at process-exporter',
        'process_names:\n  - name: "{{.Comm}}"\n    cmdline:\n      - ".+"\n',
        'A name with {{.PID}}, {{.StartTime}} or a whole command line is a group for each process.'
      ),
    },
  ],
});

export function toDatabaseFixes(input: FixInput): ExporterFix[] {
  const labels = explodingLabels(input);
  const settings = (input.exporter && SETTINGS[input.exporter]) ?? [];
  return settings.filter(({ label }) => label === null || labels.includes(label)).map(({ fix }) => fix);
}
