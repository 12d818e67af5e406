import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import { startRecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { decompositionPage } from './decompositionPage';
import { measureDecomposition } from './measureDecomposition';
import { measureSplitting } from './measureSplitting';
import { writeSection } from './writeSection';

/** What taking memory apart makes of the recording, and what it costs. */
export async function benchDecomposition(): Promise<void> {
  const { url, endSeconds, stop } = await startRecordedPrometheus();
  try {
    const client = fetchPrometheusClient({ baseUrl: url, fetch, timeoutSeconds: 60, now: () => performance.now() });
    const page = decompositionPage(
      await measureDecomposition(client, endSeconds),
      await measureSplitting(url, endSeconds)
    );
    writeSection('decomposition', page);
    process.stdout.write(`${page}\n`);
  } finally {
    await stop();
  }
}
