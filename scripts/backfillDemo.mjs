/**
 * The recorded scenarios as a running system shows them: 42 hours of memory up to now, and some hours more, which pass as
 * time does. So "now" on a dashboard stays in the middle of recorded data for as long as somebody looks at it, and
 * nothing is made up. Also a command: `node scripts/backfillDemo.mjs <data folder>`.
 *
 * LEAKSCOPE_RECORDED_END (unix seconds) puts the last sample there instead, stretched to exactly 60 times: what the
 * end-to-end tests expect.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../tests/fixtures/readRecorded.mjs';
import { backfillRecorded } from '../tests/prometheus/backfillRecorded.mjs';

const HISTORY_HOURS = 42;
const AHEAD_HOURS = 4;

function toClock() {
  const fixedEnd = Number(process.env.LEAKSCOPE_RECORDED_END);
  if (fixedEnd > 0) {
    return { endSeconds: fixedEnd, stretch: 60 };
  }
  const { first_sample: first, last_sample: last } = readManifest().recorded;
  return {
    endSeconds: Date.now() / 1000 + AHEAD_HOURS * 3600,
    stretch: ((HISTORY_HOURS + AHEAD_HOURS) * 3600) / (last - first),
  };
}

export const backfillDemo = ({ dataDir, onProgress }) => backfillRecorded({ dataDir, ...toClock(), onProgress });

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [dataDir] = process.argv.slice(2);
  if (dataDir === undefined) {
    console.error('Name the folder of the data: node scripts/backfillDemo.mjs <data folder>');
    process.exit(2);
  }
  const onProgress = ({ scenario, index, count }) => console.log(`${index + 1}/${count} ${scenario}`);
  const { samples, seconds, endSeconds } = await backfillDemo({ dataDir, onProgress });
  console.log(
    `${samples} samples in ${seconds.toFixed(1)} s; the recording ends at ${new Date(endSeconds * 1000).toISOString()}`
  );
}
