import { readManifest } from '../fixtures/readRecorded.mjs';
import { backfillSeries } from './backfillSeries.mjs';
import { stretchRecorded } from './stretchRecorded.mjs';

/** Pods share a node: its memory and its own cgroup belong to every scenario. */
const NODE = '_node';

export async function backfillRecorded({ dataDir, endSeconds, stretch = 60, scenarios, onProgress = () => {} }) {
  const { recorded, scenarios: known } = readManifest();
  const ids = known.map(({ id }) => id);
  const unknown = scenarios?.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new Error(`There is no recorded scenario "${unknown}": see tests/fixtures/recorded/manifest.json.`);
  }
  const wanted = [NODE, ...(scenarios ?? ids)];

  function* allSeries() {
    let samples = 0;
    for (const [index, scenario] of wanted.entries()) {
      for (const series of stretchRecorded(scenario, { stretch, endSeconds })) {
        samples += series.timesSeconds.length;
        yield series;
      }
      onProgress({ scenario, index, count: wanted.length, samples });
    }
  }

  const result = await backfillSeries({ dataDir, series: allSeries() });
  return { ...result, startSeconds: endSeconds - (recorded.last_sample - recorded.first_sample) * stretch, endSeconds };
}
