import { backfillSeries } from './backfillSeries.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { startPrometheus } from './startPrometheus.mjs';

export async function startSeriesPrometheus({ series, ...options }) {
  const { path: dataDir, remove } = makeTemporaryFolder('leakscope-series-');
  try {
    await backfillSeries({ dataDir, series, programs: options.programs });
    const { url, stop } = await startPrometheus({ ...options, dataDir });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
