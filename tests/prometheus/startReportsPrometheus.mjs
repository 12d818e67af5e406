import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { runTool } from './runTool.mjs';
import { startPrometheus } from './startPrometheus.mjs';

const FOLDER = new URL('../fixtures/reports/', import.meta.url);

/** Where all of them end. */
export const REPORTS_END_SECONDS = 1_796_011_200;

export async function startReportsPrometheus(ids) {
  const { promtool } = ensurePrometheus();
  const { path: dataDir, remove } = makeTemporaryFolder('leakscope-reports-');
  const text = makeTemporaryFolder('leakscope-reports-text-');
  try {
    for (const id of ids) {
      const file = join(text.path, `${id}.om`);
      writeFileSync(file, brotliDecompressSync(readFileSync(new URL(`${id}.om.br`, FOLDER))));
      const args = ['tsdb', 'create-blocks-from', '--max-block-duration=500h', '--quiet'];
      await runTool(promtool, [...args, 'openmetrics', file, dataDir]);
    }
    const { url, stop } = await startPrometheus({ dataDir });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  } finally {
    text.remove();
  }
}
