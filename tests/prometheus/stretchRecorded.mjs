import { readManifest, readRecorded } from '../fixtures/readRecorded.mjs';

/** Values that are points in time move as the samples do, so that ages stay right. 0 means unknown and stays. */
const TIME_VALUED = new Set([
  'container_last_seen',
  'container_start_time_seconds',
  'go_memstats_last_gc_time_seconds',
  'kube_pod_container_state_started',
  'kube_pod_created',
  'kube_pod_start_time',
  'namedprocess_namegroup_oldest_start_time_seconds',
  'process_start_time_seconds',
]);

/** Histograms are too many to be held (see below): they keep the recorded distance of their samples. */
const NOT_HELD = /_(bucket|sum|count|max)$/;

/** Below Prometheus' look-back of five minutes, with room for jitter. */
const MAX_STRETCHED_GAP_SECONDS = 240;

/** A longer gap in the recording is a real one: the thinnest metric was kept every 30 seconds. */
const MAX_RECORDED_GAP_SECONDS = 31;

/**
 * The recording was thinned: slow metrics kept one scrape in 5 to 15. Stretched, that is longer than the look-back, and a
 * steady value such as a limit would come and go. Where two neighbours are equal, the value is repeated between them.
 */
function holdEqual(timesSeconds, values, stretch) {
  const held = { timesSeconds: [], values: [] };
  for (let index = 0; index < values.length; index++) {
    held.timesSeconds.push(timesSeconds[index]);
    held.values.push(values[index]);
    const gap = timesSeconds[index + 1] - timesSeconds[index];
    if (values[index + 1] === values[index] && gap <= MAX_RECORDED_GAP_SECONDS) {
      const pieces = Math.ceil((gap * stretch) / MAX_STRETCHED_GAP_SECONDS);
      for (let piece = 1; piece < pieces; piece++) {
        held.timesSeconds.push(timesSeconds[index] + (gap * piece) / pieces);
        held.values.push(values[index]);
      }
    }
  }
  return held;
}

/** The series of one scenario on a stretched clock on which the recording ends at `endSeconds`. */
export function* stretchRecorded(scenario, { stretch, endSeconds }) {
  const { last_sample: recordedEnd } = readManifest().recorded;
  const toStretched = (seconds) => endSeconds - (recordedEnd - seconds) * stretch;
  for (const { labels, timesSeconds, values } of readRecorded(scenario)) {
    const name = labels.__name__;
    const held = NOT_HELD.test(name) ? { timesSeconds, values } : holdEqual(timesSeconds, values, stretch);
    yield {
      labels,
      timesSeconds: held.timesSeconds.map(toStretched),
      values: TIME_VALUED.has(name)
        ? held.values.map((value) => (value > 0 ? toStretched(value) : value))
        : held.values,
    };
  }
}
