import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { runTool } from './runTool.mjs';
import { toOpenMetrics } from './toOpenMetrics.mjs';

/** One run of promtool: about 120 MB of text. More of them need less room, fewer make fewer overlapping blocks. */
const SAMPLES_PER_RUN = 500_000;

/** promtool reads its input once a block: few long blocks are many times faster than the usual two hours. */
const MAX_BLOCK_DURATION = '500h';

function* toRuns(allSeries) {
  let run = [];
  let samples = 0;
  for (const series of allSeries) {
    run.push(series);
    samples += series.timesSeconds.length;
    if (samples >= SAMPLES_PER_RUN) {
      yield { run, samples };
      run = [];
      samples = 0;
    }
  }
  if (run.length > 0) {
    yield { run, samples };
  }
}

export async function backfillSeries({ dataDir, series, programs, onProgress = () => {} }) {
  const startMs = performance.now();
  const { promtool } = programs ?? ensurePrometheus();
  mkdirSync(dataDir, { recursive: true });
  const folder = makeTemporaryFolder('leakscope-backfill-');
  const done = { series: 0, samples: 0 };
  try {
    const file = join(folder.path, 'run.om');
    for (const { run, samples } of toRuns(series)) {
      await pipeline(Readable.from(toOpenMetrics(run)), createWriteStream(file));
      const args = ['tsdb', 'create-blocks-from', `--max-block-duration=${MAX_BLOCK_DURATION}`, '--quiet'];
      await runTool(promtool, [...args, 'openmetrics', file, dataDir]);
      done.series += run.length;
      done.samples += samples;
      onProgress({ ...done });
    }
  } finally {
    folder.remove();
  }
  return { ...done, seconds: (performance.now() - startMs) / 1000 };
}
