import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backfillSeries } from './backfillSeries.mjs';
import { startPrometheus } from './startPrometheus.mjs';

export async function startSeriesPrometheus({ series, ...options }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'leakscope-series-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    await backfillSeries({ dataDir, series });
    const { url, stop } = await startPrometheus({ ...options, dataDir });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
