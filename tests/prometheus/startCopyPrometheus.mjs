import { cpSync } from 'node:fs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { startPrometheus } from './startPrometheus.mjs';

export async function startCopyPrometheus({ blocks, ...options }) {
  const { path: dataDir, remove } = makeTemporaryFolder('leakscope-copy-');
  try {
    cpSync(blocks, dataDir, { recursive: true });
    const { url, stop } = await startPrometheus({ ...options, dataDir });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
