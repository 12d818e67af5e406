import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { runTool } from './runTool.mjs';
import { startPrometheus } from './startPrometheus.mjs';
import { startSeriesPrometheus } from './startSeriesPrometheus.mjs';

export const REPORT_END_SECONDS = 1_796_011_200;

const FOLDER = fileURLToPath(new URL('../fixtures/reports/', import.meta.url));

/** One series a line: labels `l`, points `p`. Names that OpenMetrics cannot hold are stored like this. */
const readLines = (file) =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ l: labels, p: points }) => ({
      labels,
      timesSeconds: points.map(([time]) => time),
      values: points.map(([, value]) => value),
    }));

export async function startReportPrometheus(id, options = {}) {
  const lines = join(FOLDER, id, 'input.jsonl.gz');
  if (existsSync(lines)) {
    return startSeriesPrometheus({ ...options, series: readLines(lines) });
  }
  const { promtool } = options.programs ?? ensurePrometheus();
  const { path, remove } = makeTemporaryFolder('leakscope-report-');
  try {
    const [file, dataDir] = [join(path, 'input.om'), join(path, 'data')];
    mkdirSync(dataDir);
    writeFileSync(file, brotliDecompressSync(readFileSync(join(FOLDER, id, 'input.om.br'))));
    const args = ['tsdb', 'create-blocks-from', '--max-block-duration=500h', '--quiet'];
    await runTool(promtool, [...args, 'openmetrics', file, dataDir]);
    const { url, stop } = await startPrometheus({ ...options, dataDir });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
