import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readSummary } from '../../src/collect/kubelet/readSummary';
import type { KubeletSummary } from '../../src/collect/kubelet/summary';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

const FIXTURES = join(__dirname, '../fixtures/kubelet');

/** Kubernetes versions of the captures. 1.22, 1.26 and 1.30 have a summary only. */
export const VERSIONS = ['1_16', '1_18', '1_20', '1_22', '1_24', '1_26', '1_28', '1_30', '1_32', '1_34'] as const;
export const VERSIONS_WITH_PAGE = VERSIONS.filter((version) =>
  existsSync(join(FIXTURES, `nri-kubernetes/${version}/cadvisor.prom.gz`))
);

export function readFixture(path: string): string {
  return gunzipSync(readFileSync(join(FIXTURES, path))).toString('utf8');
}

export function readCapture(version: string): KubeletSummary {
  return readSummary(readFixture(`nri-kubernetes/${version}/stats-summary.json.gz`));
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)(?: \d+)?$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** The samples of a page as a scrape stores them: with the labels of its target, without empty ones. */
export function* readPage(
  path: string,
  names: RegExp,
  target: Record<string, string>,
  timesSeconds: number[]
): Generator<BackfillSeries> {
  for (const line of readFixture(path).split('\n')) {
    const [, name, labelText = '', value] = LINE.exec(line) ?? [];
    if (name === undefined || !names.test(name)) {
      continue;
    }
    const labels: Record<string, string> = { __name__: name };
    for (const [, label, text] of labelText.matchAll(LABEL)) {
      if (text !== '') {
        labels[label] = text;
      }
    }
    yield { labels: { ...labels, ...target }, timesSeconds, values: timesSeconds.map(() => Number(value)) };
  }
}

/** cAdvisor and kube-state-metrics of every capture, one cluster each, all at one moment. */
export function* readCaptures(timesSeconds: number[]): Generator<BackfillSeries> {
  for (const version of VERSIONS_WITH_PAGE) {
    const node = readCapture(version).nodeName ?? '';
    const target = { cluster: version, node, instance: '10.0.0.1:10250', metrics_path: '/metrics/cadvisor' };
    yield* readPage(
      `nri-kubernetes/${version}/cadvisor.prom.gz`,
      /^(container_(memory|spec_memory|start_time)|machine_(cpu_cores|memory))/,
      target,
      timesSeconds
    );
    const ksm = `nri-kubernetes/${version}/ksm.prom.gz`;
    if (existsSync(join(FIXTURES, ksm))) {
      const scraped = { cluster: version, job: 'kube-state-metrics', instance: '10.0.0.9:8080' };
      yield* readPage(
        ksm,
        /^kube_(node_|pod_info|pod_container_status_|pod_container_resource)/,
        scraped,
        timesSeconds
      );
    }
  }
}
