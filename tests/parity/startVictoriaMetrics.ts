import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';

const READY_MILLISECONDS = 30_000;

/** Path of an installed VictoriaMetrics (Debian: victoria-metrics), or null. */
export function findVictoriaMetrics(): string | null {
  const named = process.env.LEAKSCOPE_VICTORIAMETRICS;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = named ? [named] : folders.map((folder) => path.join(folder, 'victoria-metrics'));
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A real VictoriaMetrics with the given series. Its import takes JSON, so values have to be finite. */
export async function startVictoriaMetrics(
  program: string,
  series: Iterable<BackfillSeries>
): Promise<RunningPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-victoria-'));
  const address = `127.0.0.1:${await findFreePort()}`;
  const child = spawn(
    program,
    [`-storageDataPath=${folder}`, `-httpListenAddr=${address}`, '-retentionPeriod=100y', '-search.disableCache'],
    { stdio: 'ignore' }
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const post = (pathname: string, body: string) => fetch(`http://${address}${pathname}`, { method: 'POST', body });
  try {
    await waitUntilReady(`http://${address}/health`);
    for (const { labels, timesSeconds, values } of series) {
      const timestamps = Array.from(timesSeconds, (time) => Math.round(time * 1000));
      await post('/api/v1/import', JSON.stringify({ metric: labels, values: Array.from(values), timestamps }));
    }
    // Samples can be read some seconds after they came, or at once after this.
    await fetch(`http://${address}/internal/force_flush`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${address}`, stop };
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_MILLISECONDS;
  for (;;) {
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false
    );
    if (ready) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error('VictoriaMetrics did not start within 30 seconds.');
    }
    await sleep(100);
  }
}
