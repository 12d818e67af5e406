import { cpus, loadavg } from 'node:os';
import { collectCardinality } from '../../src/collect/cardinality/collectCardinality';
import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import type { PrometheusClient, QueryCost } from '../../src/collect/ask/prometheusClient';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { nameCardinalityQuestion } from './nameCardinalityQuestion';
import { writeSection } from './writeSection';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOURS = 24;
const SERIES_OF_TARGET = 100_000;
const SIZES = [SERIES_OF_TARGET, 10 * SERIES_OF_TARGET];
const ROUNDS = 3;

type Question = { name: string; ask: (client: PrometheusClient) => Promise<{ cost: QueryCost }> };

/** What one kind of question costs: the slowest of them, beside an `up` asked just before. */
interface Row {
  name: string;
  requests: number;
  samples: number;
  milliseconds: number;
  ratio: number;
}

/** Targets that rise to 100,000 series each; the series themselves are there at the end. */
function* toSeries(targets: number): Generator<BackfillSeries> {
  const timesSeconds = Array.from({ length: HOURS * 15 + 1 }, (_, i) => END_SECONDS - HOURS * 3600 + i * 240);
  const rise = timesSeconds.map((_, i) => Math.round((SERIES_OF_TARGET * (i + 1)) / timesSeconds.length));
  for (let target = 0; target < targets; target++) {
    const labels = { job: 'big', instance: `10.0.0.${target}:8080`, namespace: 'shop', pod: `big-${target}` };
    const beside = {
      scrape_samples_scraped: rise,
      scrape_samples_post_metric_relabeling: rise,
      scrape_series_added: rise.map(() => Math.round(SERIES_OF_TARGET / timesSeconds.length)),
      up: rise.map(() => 1),
    };
    for (const [name, values] of Object.entries(beside)) {
      yield { labels: { __name__: name, ...labels }, timesSeconds, values };
    }
    for (let i = 0; i < SERIES_OF_TARGET; i++) {
      const own = { user: `user${i}@example.org`, status: String(200 + (i % 5)), handler: `/api/${i % 7}` };
      yield { labels: { __name__: 'logins_total', ...labels, ...own }, timesSeconds: [END_SECONDS - 30], values: [1] };
    }
  }
}

/** A client that remembers its questions. */
function remember(client: PrometheusClient, questions: Question[]): PrometheusClient {
  return {
    ...client,
    instant: (request) => {
      questions.push({ name: nameCardinalityQuestion(request.expr), ask: (asked) => asked.instant(request) });
      return client.instant(request);
    },
    range: (request) => {
      questions.push({ name: nameCardinalityQuestion(request.expr), ask: (asked) => asked.range(request) });
      return client.range(request);
    },
    tsdbStatus: (request) => {
      questions.push({ name: 'status/tsdb', ask: (asked) => asked.tsdbStatus!(request) });
      return client.tsdbStatus!(request);
    },
  };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function measure(client: PrometheusClient, { name, ask }: Question): Promise<Row> {
  const costs: QueryCost[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const up = await client.instant({ expr: 'up', atSeconds: END_SECONDS });
    const { cost } = await ask(client);
    costs.push(cost);
    ratios.push(cost.milliseconds / up.cost.milliseconds);
  }
  const milliseconds = median(costs.map((cost) => cost.milliseconds));
  return { name, requests: 1, samples: costs[0].samples, milliseconds, ratio: median(ratios) };
}

function join(rows: readonly Row[]): Row[] {
  const joined = new Map<string, Row>();
  for (const row of rows) {
    const known = joined.get(row.name);
    joined.set(
      row.name,
      known
        ? {
            name: row.name,
            requests: known.requests + 1,
            samples: known.samples + row.samples,
            milliseconds: Math.max(known.milliseconds, row.milliseconds),
            ratio: Math.max(known.ratio, row.ratio),
          }
        : row
    );
  }
  return [...joined.values()];
}

async function benchSize(series: number): Promise<string[]> {
  const targets = series / SERIES_OF_TARGET;
  const { url, stop } = await startSeriesPrometheus({ series: toSeries(targets) });
  try {
    const client = fetchPrometheusClient({ baseUrl: url, fetch, timeoutSeconds: 120, now: () => performance.now() });
    const questions: Question[] = [];
    const request = { atSeconds: END_SECONDS, windowSeconds: HOURS * 3600, matchers: [], top: 50, clusterLabel: null };
    const list = await collectCardinality(sessionOf(client), { ...request, drill: 0 });
    const looked = await collectCardinality(sessionOf(remember(client, questions)), { ...request, drill: 1 });
    const several = await collectCardinality(sessionOf(client), { ...request, drill: 3 });
    const rows: Row[] = [];
    for (const question of questions) {
      rows.push(await measure(client, question));
    }
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
    const describe = ({ requests, samples, milliseconds }: QueryCost) =>
      `${requests} requests, ${samples} samples, ${seconds(milliseconds)} s of answering time`;
    return [
      `### ${series.toLocaleString('en-US')} series in ${targets === 1 ? '1 target' : `${targets} targets`}`,
      '',
      `* The list: ${describe(list.cost)}.`,
      `* The list and one target of ${SERIES_OF_TARGET.toLocaleString('en-US')} series looked into: ${describe(looked.cost)}, ${looked.expressions.length} expressions.`,
      ...(targets > 1
        ? [
            `* With looks into up to 3 (two fit under the cap): ${describe(several.cost)}, ${several.expressions.length} expressions.`,
          ]
        : []),
      '',
      '| question | requests | samples | slowest, ms | ratio to `up` |',
      '|---|---|---|---|---|',
      ...join(rows).map(
        ({ name, requests, samples, milliseconds, ratio }) =>
          `| ${name} | ${requests} | ${samples} | ${milliseconds.toFixed(1)} | ${ratio.toFixed(1)} |`
      ),
      '',
    ];
  } finally {
    await stop();
  }
}

/** What each question about cardinality costs a real Prometheus. */
export async function benchCardinality(): Promise<void> {
  const loadBefore = loadavg()[0].toFixed(1);
  const sections: string[][] = [];
  for (const series of SIZES) {
    sections.push(await benchSize(series));
  }
  const page = [
    '## What the questions about cardinality cost',
    '',
    `Generated targets that rise for ${HOURS} hours, in blocks of a real Prometheus; all series are there at the end. Each question`,
    `was asked ${ROUNDS} times on its own, each time right after an \`up\` of all targets: the median of the ratios stands here, and`,
    'where several questions are alike, that of the slowest. A second and more is the price of touching 100,000 series',
    'several times: questions about several targets travel together, and the cap holds for all of them.',
    '',
    `Machine: ${cpus().length} CPUs, load ${loadBefore} before this ran.`,
    '',
    ...sections.flat(),
  ].join('\n');
  writeSection('cardinality', page);
  process.stdout.write(`${page}\n`);
}
