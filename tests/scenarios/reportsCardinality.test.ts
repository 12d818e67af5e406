import { parse } from 'yaml';
import type { CardinalityEntryJson, CardinalityJson } from '../../src/cli/report/cardinalityJson';
import { findPrometheus3 } from '../prometheus/findPrometheus3.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { REPORT_END_SECONDS, startReportPrometheus } from '../prometheus/startReportPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { runInProcess } from './cliInProcess';
import { nameBlowUp } from './nameBlowUp';

jest.setTimeout(120_000);

interface Answer {
  entries: CardinalityEntryJson[];
  text: string;
  expressions: string[];
}

/** What the command line says of a server, as JSON and as text. */
async function ask({ url }: RunningPrometheus, ...more: string[]): Promise<Answer> {
  const args = ['cardinality', '--prometheus', url, '--at', String(REPORT_END_SECONDS), ...more];
  const [json, text] = [await runInProcess([...args, '--format', 'json']), await runInProcess(args)];
  expect([json.exitCode, text.exitCode]).toEqual([0, 0]);
  const { cardinality } = JSON.parse(json.stdout) as CardinalityJson;
  return { entries: cardinality, text: text.stdout, expressions: json.expressions };
}

async function answerOf(id: string, ...more: string[]): Promise<Answer> {
  const server = await startReportPrometheus(id);
  try {
    return await ask(server, ...more);
  } finally {
    await server.stop();
  }
}

/** Advice that needs the source of the program. */
const LIBRARY_FIXES = ['micrometer', 'client_golang', 'prom-client', 'prometheus_client', 'route-template', 'one-name'];
const idsOf = ({ fixes }: CardinalityEntryJson): string[] => fixes.map(({ id }) => id);

/** README of each under tests/fixtures/reports says what is right, and where the situation is from. */
describe('reports about cardinality, through the command line', () => {
  test('c12: Envoy keeps series of peers that are gone', async () => {
    const { entries, text } = await answerOf('c12-istio-gone-peers');
    const [entry] = entries;
    const together = ['source_app', 'source_canonical_service', 'source_principal', 'source_workload'];
    expect(entry).toMatchObject({ kind: 'blow-up', cause: 'labels-together', exporter: 'istio', stoppedAt: null });
    expect(entry.metric).toMatch(/^istio_/);
    expect(together).toContain(entry.label);
    expect([...entry.labels].sort()).toEqual(together);
    expect(entry.fixes[0].code).toContain('tagOverrides');
    expect(Object.keys(parse(entry.fixes[0].code).spec.metrics[0].overrides[0].tagOverrides).sort()).toEqual(together);
    expect(entry.fixes[1].code).toContain('METRIC_ROTATION_INTERVAL');
    expect(idsOf(entry).filter((id) => LIBRARY_FIXES.includes(id))).toEqual([]);
    expect(text).toContain('change together');
    expect(text).toContain("Istio's Telemetry API");
    expect(text).toContain('It goes on by');
  });

  test('c13: kube-state-metrics shows each secret of each old release', async () => {
    const { entries, text } = await answerOf('c13-ksm-helm-secrets');
    const [entry] = entries;
    expect(entry).toMatchObject({
      kind: 'blow-up',
      cause: 'label',
      label: 'secret',
      exporter: 'kube-state-metrics',
      container: 'kube-state-metrics',
    });
    expect(entry.metric).toMatch(/^kube_secret_/);
    expect(entry.memoryCorrelation).toBeGreaterThan(0.9);
    expect(entry.explainedBytes! / entry.memoryGrowthBytes!).toBeGreaterThan(0.9);
    const codes = entry.fixes.map(({ code }) => code).join('\n');
    expect(codes).toContain('--history-max');
    expect(codes).toContain('--metric-denylist=^kube_secret_.+$');
    expect(codes).toContain('--resources=');
    expect(idsOf(entry).filter((id) => LIBRARY_FIXES.includes(id))).toEqual([]);
    expect(text).not.toContain('MeterFilter');
    expect(text).not.toContain('change the program');
  });

  test('c17: a route label with raw paths, which scanners stopped to fill', async () => {
    const { entries, text } = await answerOf('c17-route-label-raw-path');
    const [entry] = entries;
    expect(entry).toMatchObject({
      kind: 'blow-up',
      metric: 'http_request_duration_seconds',
      label: 'route',
      labelShape: 'path',
      exporter: null,
    });
    expect(idsOf(entry).slice(0, 2)).toEqual(['route-template', 'prom-client']);
    expect(entry.fixes[0]).toMatchObject({ language: 'javascript', sparesProcess: true });
    expect(entry.fixes[0].code).toContain('req.route');
    expect(entry.labelExamples.length).toBeGreaterThan(0);
    entry.labelExamples.forEach((example) => expect(example).toContain('…'));
    expect(text).toContain('They look like paths');
    expect(text).not.toMatch(/\.aws288|env155/);
    expect(text).not.toContain('goes on');
    expect(text).toMatch(/It stopped at 2026-11-30 \d\d:\d\d UTC/);
    const restHours = (REPORT_END_SECONDS - Date.parse(entry.stoppedAt!) / 1000) / 3600;
    expect(restHours).toBeGreaterThan(1);
    expect(restHours).toBeLessThan(3);
  });

  test('c26: three pages of one kubelet are three targets', async () => {
    const { entries, text, expressions } = await answerOf('c26-kubelet-paths');
    expect(entries.map(({ kind, series, targetLabels }) => [targetLabels, kind, series])).toEqual([
      [[{ name: 'metrics_path', value: '/metrics' }], 'blow-up', 765],
      [[{ name: 'metrics_path', value: '/metrics/cadvisor' }], 'steady', 3000],
      [[{ name: 'metrics_path', value: '/metrics/probes' }], 'steady', 30],
    ]);
    expect(entries[0]).toMatchObject({ label: 'url', labelShape: 'url', exporter: 'kubernetes' });
    expect(entries[0].metric).toMatch(/^rest_client_/);
    expect(idsOf(entries[0]).filter((id) => LIBRARY_FIXES.includes(id))).toEqual([]);
    expect(text).toContain('metrics_path=/metrics ');
    expect(expressions.length).toBeLessThanOrEqual(20);
    // The same of that page alone.
    const alone = await answerOf('c26-kubelet-paths', '--selector', 'metrics_path="/metrics"');
    expect(alone.entries).toMatchObject([{ kind: 'blow-up', series: 765, label: 'url', metric: entries[0].metric }]);
  });

  test('names of metrics that carry ids', async () => {
    const server = await startSeriesPrometheus({ series: nameBlowUp(REPORT_END_SECONDS) });
    try {
      const { entries, text, expressions } = await ask(server);
      const [entry] = entries;
      expect(entry).toMatchObject({
        kind: 'blow-up',
        cause: 'names',
        metricNames: 'tenant_*',
        metricNameShape: 'number',
      });
      expect(entry.metricNameCount).toBeGreaterThan(300);
      expect(entry.metricNameExamples.every((example) => example.includes('…'))).toBe(true);
      expect(idsOf(entry)).toEqual(['one-name', 'move-id', 'drop-metric']);
      expect(entry.fixes[0].language).toBe('go');
      const [rule] = parse(entry.fixes[1].code).metric_relabel_configs;
      expect('tenant_107919_open_amount'.replace(new RegExp(`^(?:${rule.regex})$`), rule.replacement)).toBe('107919');
      expect(text).toContain('The names of metrics carry ids, as in tenant_*.');
      expect(expressions.length).toBeLessThanOrEqual(20);
    } finally {
      await server.stop();
    }
  });
});

const programs = findPrometheus3();
if (!programs) {
  process.stdout.write('reports, c27: skipped, because Prometheus 3 is not there\n');
}
(programs ? test : test.skip)(
  'c27: names of Prometheus 3, with dots, are asked for and written in quotes',
  async () => {
    const server = await startReportPrometheus('c27-utf8-names', { programs: programs! });
    try {
      const { entries, text, expressions } = await ask(server);
      const [entry] = entries;
      expect(entry).toMatchObject({
        kind: 'blow-up',
        metric: 'http.server.request.duration',
        label: 'http.route',
        labelShape: 'path-with-ids',
        container: 'app',
      });
      expect(entry.labelValues).toBeGreaterThan(100);
      expect(idsOf(entry)).toEqual(['opentelemetry', 'drop-metric', 'drop-values']);
      expect(entry.fixes[0].code).toContain('"http.route"');
      expect(entry.fixes[2].code).toContain('"http.route"');
      const dropped = parse(entry.fixes[2].code).metric_relabel_configs[0];
      expect(dropped.source_labels).toEqual(['__name__', 'http.route']);
      expect('http.server.request.duration_bucket;/orders/1').toMatch(
        new RegExp(`^(?:${dropped.regex.replace('(?s:', '(?:')})$`, 's')
      );
      expect(text).toContain('http.route');
      const unquoted = expressions.filter((expr) => /http\.route/.test(expr.replace(/"(?:[^"\\]|\\.)*"/g, '""')));
      expect(unquoted).toEqual([]);
    } finally {
      await server.stop();
    }
  }
);
