import fc from 'fast-check';
import { parse } from 'yaml';
import { findClientLibrary } from '../clientLibraries';
import { buildFixes } from './buildFixes';
import { quoteGo, quoteJava, quoteJavaScript, quotePython, quoteYaml } from './escapes';
import { EXPORTER_METRICS, findExporter } from './exporters';
import type { FixInput } from './fix';

const INPUT: FixInput = {
  metric: 'order_processing_seconds',
  type: 'histogram',
  seriesNames: ['order_processing_seconds_sum', 'order_processing_seconds_bucket', 'order_processing_seconds_count'],
  series: 8528,
  label: 'session_id',
  seriesWithout: 16,
  otherLabels: ['application'],
  library: 'micrometer',
};

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const ONE_LINE = /^"[\u0020-\u007e]*"$/;

/** Reads a literal of Go or Python back. */
function readLongEscapes(literal: string): string {
  const named = (body: string) =>
    body.replace(
      /\\U([0-9a-f]{8})|\\u([0-9a-f]{4})|\\(.)/g,
      (_, long, short, plain) => plain ?? String.fromCodePoint(parseInt(long ?? short, 16))
    );
  return named(literal.slice(1, -1));
}

/** Java reads Unicode escapes first, wherever they stand behind an even number of backslashes, then the others. */
function readJava(literal: string): string {
  const unicode = literal.replace(
    /(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g,
    (_, before, code) => before + String.fromCharCode(parseInt(code, 16))
  );
  return unicode
    .slice(1, -1)
    .replace(/\\([0-3][0-7]{2})|\\(["\\])/g, (_, octal, plain) => plain ?? String.fromCharCode(parseInt(octal, 8)));
}

describe('literals: any text comes back, on one line of plain ASCII', () => {
  test.each<[string, (text: string) => string, (literal: string) => unknown]>([
    ['YAML', quoteYaml, (literal) => parse(literal)],
    ['Go', quoteGo, readLongEscapes],
    ['Python', quotePython, readLongEscapes],
    ['JavaScript', quoteJavaScript, (literal) => new Function(`return ${literal}`)()],
    ['Java', quoteJava, readJava],
  ])('%s', (_, quote, read) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = quote(text);
        expect(literal).toMatch(ONE_LINE);
        expect(read(literal)).toBe(text);
      }),
      { numRuns: 300 }
    );
    expect(quote('\ud83d')).toBe(quote('\ufffd'));
    expect(quote('a"b\\c')).toBe('"a\\"b\\\\c"');
  });

  test('Java: a line break is no Unicode escape, which would break the line', () => {
    expect(quoteJava('a\nb"')).toBe('"a\\012b\\""');
  });
});

describe('buildFixes(input)', () => {
  test('the program first, then the scrape job', () => {
    const fixes = buildFixes(INPUT);
    expect(fixes.map(({ id, savedSeries, sparesProcess }) => [id, savedSeries, sparesProcess])).toEqual([
      ['micrometer', 8512, true],
      ['drop-metric', 8528, false],
      ['drop-values', null, false],
    ]);
    expect(fixes[0].code).toContain('.equals("order_processing_seconds")');
    expect(fixes[0].code).toContain('.equals("session_id")');
  });

  test.each([
    ['client_golang', 'go', '}, []string{"application"})'],
    ['prom-client', 'javascript', 'labelNames: ["application"],'],
    ['prometheus_client', 'python', 'Histogram("order_processing_seconds", "…", ["application"])'],
  ] as const)('%s', (library, language, text) => {
    const [fix] = buildFixes({ ...INPUT, library });
    expect(fix).toMatchObject({ id: library, language });
    expect(fix.code).toContain(text);
  });

  test.each<[string, Partial<FixInput>, string[]]>([
    ['a combination of labels', { label: null }, ['drop-metric']],
    ['an unknown library', { library: null }, ['drop-metric', 'drop-values']],
    ['a library without a recipe', { library: 'client_java' }, ['drop-metric', 'drop-values']],
  ])('%s', (_, input, ids) => {
    expect(buildFixes({ ...INPUT, ...input }).map(({ id }) => id)).toEqual(ids);
  });

  test('unknown saving stays unknown', () => {
    expect(buildFixes({ ...INPUT, seriesWithout: null })[0].savedSeries).toBe(null);
  });

  test('YAML: the rules drop the series of the metric and no others, whatever their names are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyText, { minLength: 1, maxLength: 4 }),
        anyText,
        anyText,
        (seriesNames, other, value) => {
          const [drop, values] = buildFixes({ ...INPUT, library: null, seriesNames }).map(({ code }) => {
            const [rule] = parse(code).metric_relabel_configs;
            expect(rule.action).toBe('drop');
            // Prometheus anchors, and RE2's (?s:…) is a plain group with the flag s.
            return new RegExp(`^(?:${rule.regex.replace('(?s:', '(?:')})$`, 's');
          });
          for (const name of seriesNames) {
            expect(drop.test(name)).toBe(true);
            expect(values.test(`${name};${value}`)).toBe(
              value !== '' ||
                seriesNames.some((one) => `${name};`.startsWith(`${one};`) && `${name};`.length > one.length + 1)
            );
          }
          expect(drop.test(other)).toBe(seriesNames.includes(other));
        }
      ),
      { numRuns: 100 }
    );
  });
});

describe('buildFixes(input): programs that are set up and not written', () => {
  const of = (metric: string, label: string | null, more: Partial<FixInput> = {}) => {
    const exporter = findExporter(metric, EXPORTER_METRICS)?.name ?? null;
    const input = { ...INPUT, metric, seriesNames: [metric], label, library: 'client_golang' as const, exporter };
    return buildFixes({ ...input, ...more });
  };

  test.each<[string, string | null, string]>([
    ['istio_requests_total', 'source_workload', 'tagOverrides'],
    ['istio_requests_total', null, 'METRIC_ROTATION_INTERVAL'],
    ['istio_requests_total', null, 'sidecar.istio.io/statsEvictionInterval'],
    ['envoy_cluster_upstream_cx_total', 'cluster_name', 'prefix: "cluster."'],
    ['kube_secret_info', 'secret', '--history-max'],
    ['kube_pod_info', 'pod', '--metric-denylist=^kube_pod_.+$'],
    ['kube_networkpolicy_created', 'networkpolicy', '--metric-denylist=^kube_networkpolicy_.+$'],
    ['kube_job_complete', 'job_name', 'ttlSecondsAfterFinished'],
    ['kube_configmap_info', 'configmap', '-l LABEL=VALUE --prune-allowlist=core/v1/ConfigMap'],
    ['kube_state_metrics_list_total', 'resource', 'action: drop'],
    ['container_cpu_usage_seconds_total', 'container_label_build_id', '--store_container_labels=false'],
    ['container_cpu_usage_seconds_total', 'id', '--docker_only=true'],
    ['node_network_receive_bytes_total', 'device', '--collector.netdev.device-exclude'],
    ['node_filesystem_size_bytes', 'mountpoint', '--collector.filesystem.mount-points-exclude'],
    ['rest_client_request_duration_seconds', 'url', 'metricRelabelings'],
    ['apiserver_request_total', 'resource', '--disabled-metrics=apiserver_request_total'],
    ['nginx_ingress_controller_requests', 'host', '--metrics-per-host=false'],
    ['nginx_ingress_controller_requests', 'path', '--exclude-socket-metrics=nginx_ingress_controller_requests'],
    ['traefik_service_requests_total', 'service', 'addServicesLabels: false'],
    ['probe_ssl_last_chain_info', 'fingerprint_sha256', 'action: drop'],
    ['pg_stat_statements_calls_total', 'queryid', '--no-collector.stat_statements'],
    ['rabbitmq_queue_messages', 'queue', 'return_per_object_metrics = false'],
    ['job_last_success', 'build', 'curl -X DELETE'],
  ])('%s, %s: %s; nothing about a client library', (metric, label, text) => {
    const fixes = of(metric, label);
    expect(fixes[0].code).toContain(text);
    expect(fixes.map(({ id }) => id)).not.toContain('client_golang');
    for (const { language, code } of fixes) {
      expect(language === 'yaml' ? parse(code) : code).toBeTruthy();
    }
    expect(fixes.filter(({ id }) => id.startsWith('drop')).every(({ note }) => note.includes('its settings'))).toBe(
      true
    );
  });

  test('labels that change together are taken off together, and what that saves is not claimed', () => {
    const together = ['source_app', 'source_workload'];
    const [fix] = of('istio_requests_total', 'source_app', { together });
    const [{ overrides }] = parse(fix.code).spec.metrics;
    expect(Object.keys(overrides[0].tagOverrides)).toEqual(together);
    expect(fix.savedSeries).toBe(null);
  });

  test('a program of one’s own that has a name like theirs is none', () => {
    expect(findExporter('node_jobs_total', ['go_info'])).toBe(null);
    expect(findExporter('orders_total', ['node_uname_info'])).toBe(null);
  });
});

describe('buildFixes(input): paths and names', () => {
  test.each(['prom-client', 'client_golang', 'prometheus_client'] as const)('%s: the template first', (library) => {
    const fixes = buildFixes({ ...INPUT, label: 'route', shape: 'path', library });
    expect(fixes.map(({ id }) => id)).toEqual(['route-template', library, 'drop-metric', 'drop-values']);
    expect(fixes[0].code).toContain('unmatched');
  });

  test('OpenTelemetry: a view, with names in quotes', () => {
    const input = { ...INPUT, metric: 'http.server.request.duration', label: 'http.route', shape: 'path' as const };
    const fixes = buildFixes({ ...input, library: 'opentelemetry' });
    const [view] = parse(fixes[0].code).meter_provider.views;
    expect(view.selector.instrument_name).toBe('http.server.request.duration');
    expect(view.stream.attribute_keys.excluded).toEqual(['http.route']);
    expect(parse(fixes[2].code).metric_relabel_configs[0].source_labels).toEqual(['__name__', 'http.route']);
    expect(fixes[2].code).toContain('"http.route"');
  });

  test.each<[string, FixInput['names'], string, string, string]>([
    [
      'an id in the middle',
      { prefix: 'tenant_', suffix: '_requests_total', hasMore: false },
      'tenant_17_requests_total',
      'tenant_requests_total',
      '17',
    ],
    [
      'several metrics each',
      { prefix: 'user_', suffix: '', hasMore: true },
      'user_17_logins_total',
      'user_logins_total',
      '17',
    ],
    ['at the end', { prefix: 'queue_depth_', suffix: '', hasMore: false }, 'queue_depth_17', 'queue_depth', '17'],
    ['hostile', { prefix: 'a$1(', suffix: '"]', hasMore: false }, 'a$1(17"]', 'a$1("]', '17'],
  ])('names: %s', (_, names, from, to, id) => {
    const fixes = buildFixes({ ...INPUT, names, library: 'client_golang' });
    expect(fixes.map((fix) => fix.id)).toEqual(['one-name', 'move-id', 'drop-metric']);
    const [first, second] = parse(fixes[1].code).metric_relabel_configs;
    const replace = ({ regex, replacement }: { regex: string; replacement: string }) =>
      from.replace(new RegExp(`^(?:${regex})$`), replacement);
    expect(replace(first)).toBe(id);
    expect(replace(second)).toBe(to);
    expect(new RegExp(`^(?:${parse(fixes[2].code).metric_relabel_configs[0].regex})$`).test(from)).toBe(true);
  });
});

test.each<[string, string[], string | null]>([
  ['dots', ['http.server.request.duration_count', 'up'], 'opentelemetry'],
  ['its info metric', ['target_info'], 'opentelemetry'],
  ['another library with the info metric', ['target_info', 'go_info'], 'client_golang'],
  ['two libraries', ['go_info', 'python_info'], null],
  ['Ruby', ['ruby_gc_duration_seconds_count', 'go_info'], null],
  ['nothing', ['up'], null],
])('findClientLibrary(names): %s', (_, names, library) => {
  expect(findClientLibrary(names)?.name ?? null).toBe(library);
});
