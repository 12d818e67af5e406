import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { backfillRecorded } from './backfillRecorded.mjs';
import { startCopyPrometheus } from './startCopyPrometheus.mjs';

export const RECORDED_END_SECONDS = Date.parse('2026-11-20T12:00:17.400Z') / 1000;

const CACHE = fileURLToPath(new URL('../../.cache/prometheus/', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/recorded/', import.meta.url));

/** Whatever decides what the blocks hold. */
const CODE = [
  '../fixtures/readRecorded.mjs',
  'stretchRecorded.mjs',
  'backfillRecorded.mjs',
  'backfillSeries.mjs',
  'toOpenMetrics.mjs',
];

function toCacheKey(parameters) {
  const hash = createHash('sha256').update(JSON.stringify(parameters));
  for (const file of readdirSync(FIXTURES).sort()) {
    hash.update(file).update(readFileSync(join(FIXTURES, file)));
  }
  for (const file of CODE) {
    hash.update(readFileSync(new URL(file, import.meta.url)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Blocks are made beside their place and moved there whole: whoever comes second throws theirs away. */
async function ensureBlocks({ endSeconds, stretch, onProgress }) {
  const blocks = join(CACHE, toCacheKey({ endSeconds, stretch }));
  if (existsSync(blocks)) {
    return blocks;
  }
  const unfinished = join(CACHE, `unfinished-${randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    const { samples, seconds } = await backfillRecorded({
      dataDir: unfinished,
      endSeconds,
      stretch,
      onProgress: ({ scenario, index, count }) => onProgress(`Backfilling ${index + 1}/${count}: ${scenario}`),
    });
    onProgress(`Backfilled ${samples} samples in ${seconds.toFixed(1)} s`);
    renameSync(unfinished, blocks);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(blocks)) {
      throw error;
    }
  }
  return blocks;
}

export async function startRecordedPrometheus({
  endSeconds = RECORDED_END_SECONDS,
  stretch = 60,
  onProgress = () => {},
  ...options
} = {}) {
  const blocks = await ensureBlocks({ endSeconds, stretch, onProgress });
  const running = await startCopyPrometheus({ ...options, blocks });
  const { recorded } = readManifest();
  const startSeconds = endSeconds - (recorded.last_sample - recorded.first_sample) * stretch;
  return { ...running, startSeconds, endSeconds };
}
