import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus.mjs';

export interface ScrapeJob {
  /** Also its path. */
  name: string;
  /** The page as it is at the moment. */
  page: () => string;
  /** More of its scrape configuration, such as `sample_limit: 100`. */
  config?: string;
}

/** A real Prometheus that scrapes real HTTP pages each second, and tells the limits of its scrapes. */
export async function startScraping(jobs: readonly ScrapeJob[]): Promise<RunningPrometheus> {
  const pages = new Map(jobs.map(({ name, page }) => [`/${name}`, page]));
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4');
    response.end(pages.get(request.url ?? '')?.() ?? '');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'leakscope-scrape-'));
  const remove = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const rows = jobs.map(({ name, config = '' }) => {
    const parts = [`job_name: ${name}`, `metrics_path: /${name}`, ...(config ? [config] : [])];
    return `  - {${parts.join(', ')}, static_configs: [{targets: ['127.0.0.1:${port}']}]}`;
  });
  try {
    const prometheus = await startPrometheus({
      dataDir: join(folder, 'data'),
      config: `global: {scrape_interval: 1s}\nscrape_configs:\n${rows.join('\n')}\n`,
      flags: ['--enable-feature=extra-scrape-metrics'],
    });
    return { url: prometheus.url, stop: () => prometheus.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** So many series of one metric. */
export const toLines = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}{session="s${i}"} 1\n`).join('');

/** Asks until there is an answer: how long the server takes to scrape is not what is tested. Empty where none comes. */
export async function until<T>(ask: () => Promise<T[]>, tries = 300): Promise<T[]> {
  for (let done = 0; done < tries; done++) {
    const answer = await ask();
    if (answer.length > 0) {
      return answer;
    }
    await sleep(200);
  }
  return [];
}
