import type { DiagnosisInput } from '../../../src/engine';
import {
  type ContainerSeries,
  SERIES_PARTS,
  SERVER_LOOK_BACK_SECONDS,
  type SeriesPart,
  type Truth,
} from '../containerSeries';
import { readManifest, type RecordedSeries } from '../../fixtures/readRecorded.mjs';
import { toDiagnosisInput } from '../../scenarios/recordedDiagnosis';
import type { RecordedContainerRows } from './readContainers';

/** 42 minutes become 14 hours, 42 hours, 84 hours and 12 days. */
export const STRETCHES = [20, 60, 120, 410] as const;
export const INTERVALS_SECONDS = [15, 30, 60] as const;

/** What leaked, as the recorder named it; all others leak anonymous memory. */
const PART_OF: Record<string, SeriesPart> = { fds_kernel: 'kernel', shmem: 'tmpfs' };

/** Memory was kept once a second; what is older belongs to a container that is gone. */
const LOOK_BACK_SECONDS = 2.5;

/** What the diagnosis is given, by moment: the same at every scrape interval, and dear to make. */
export type DiagnosisInputs = Map<number, DiagnosisInput>;

/** One recorded container on a stretched clock, as a Prometheus with this scrape interval would have seen it. */
export function toSeries(
  { scenario, pod, container, limitBytes, lives }: RecordedContainerRows,
  stretch: number,
  intervalSeconds: number,
  inputs: DiagnosisInputs
): ContainerSeries {
  const { first_sample: first, last_sample: last } = readManifest().recorded;
  const clock = (recorded: number) => last + (recorded - last) * stretch;
  const count = Math.floor(((last - first) * stretch) / intervalSeconds);
  // Off the full minute, as scrapes are.
  const timesSeconds = Float64Array.from({ length: count }, (_, i) => clock(first) + 0.37 + (i + 1) * intervalSeconds);
  const parts = Object.fromEntries(SERIES_PARTS.map((part) => [part, new Float64Array(count).fill(NaN)])) as Record<
    SeriesPart,
    Float64Array
  >;
  const workingSetBytes = new Float64Array(count).fill(NaN);
  for (const { rows } of lives) {
    const at = (row: RecordedSeries | undefined) => toLookup(row);
    const of = { usage: at(rows.usage), rss: at(rows.rss), cache: at(rows.cache), inactive: at(rows.inactive) };
    const more = { active: at(rows.active), workingSet: at(rows.workingSet) };
    for (let i = 0; i < count; i++) {
      const recorded = last + (timesSeconds[i] - last) / stretch;
      const rss = of.rss(recorded);
      if (Number.isNaN(rss)) {
        continue;
      }
      // Later lives overwrite the rows that linger from earlier ones.
      const cache = of.cache(recorded);
      parts.anon[i] = rss;
      parts.active_file[i] = more.active(recorded);
      parts.inactive_file[i] = of.inactive(recorded);
      parts.tmpfs[i] = Math.max(0, cache - parts.active_file[i] - parts.inactive_file[i]);
      parts.kernel[i] = Math.max(0, of.usage(recorded) - rss - cache);
      workingSetBytes[i] = more.workingSet(recorded);
    }
  }
  const events = scenario.events.filter((one) => one.pod === pod && one.container === container);
  return {
    id: `${scenario.id} ${pod}/${container} x${stretch} ${intervalSeconds}s`,
    family: `${scenario.id} ${nameOf(scenario.pods.length, pod, container, scenario)}`,
    source: 'recorded',
    truth: toTruth(scenario, pod, container, clock),
    timesSeconds,
    lookBackSeconds: SERVER_LOOK_BACK_SECONDS,
    parts,
    workingSetBytes,
    limitBytes,
    lives: lives.map(({ startSeconds }) => ({ startSeconds: clock(startSeconds) })),
    oomKillsSeconds: events.filter(({ reason }) => reason === 'OOMKilled').map(({ ts }) => clock(ts)),
    deploysSeconds: [],
    requests: null,
    errors: null,
    scrapedSamples: null,
    runtime: null,
    peerSlopeShares: null,
    cgroup: 'v1',
    diagnosisInputAt: (atSeconds) => {
      const cut = Math.min(1, (last + (atSeconds - last) / stretch - first) / (last - first));
      const input = inputs.get(atSeconds) ?? toDiagnosisInput(scenario, pod, container, { stretch, cut });
      inputs.set(atSeconds, input);
      return input;
    },
  };
}

function nameOf(
  pods: number,
  pod: string,
  container: string,
  { pods: all }: RecordedContainerRows['scenario']
): string {
  const track = all.find((one) => one.pod === pod)?.track;
  return pods > 1 && track ? `${container} (${track})` : container;
}

function toTruth(
  { label, culprit, onset, component, events }: RecordedContainerRows['scenario'],
  pod: string,
  container: string,
  clock: (recorded: number) => number
): Truth {
  const isCulprit = culprit?.pod === pod && culprit?.container === container;
  const kills = events.filter((one) => one.pod === pod && one.container === container && one.reason === 'OOMKilled');
  const leaks = label === 'leak' && isCulprit;
  return {
    label: leaks ? 'leak' : label === 'cardinality' ? 'apart' : 'benign',
    part: leaks ? (PART_OF[component] ?? 'anon') : null,
    onsetSeconds: leaks && onset !== null ? clock(onset) : null,
    hitsLimitSeconds: leaks && kills.length > 0 ? clock(kills[0].ts) : null,
    killed: kills.length > 0,
    growing: label === 'benign' && isCulprit,
    lookSeconds: null,
  };
}

/** The last value at a moment; NaN where there is none. Moments must ascend. */
function toLookup(row: RecordedSeries | undefined): (seconds: number) => number {
  let index = -1;
  return (seconds) => {
    if (!row) {
      return NaN;
    }
    while (index + 1 < row.timesSeconds.length && row.timesSeconds[index + 1] <= seconds) {
      index++;
    }
    return index >= 0 && seconds - row.timesSeconds[index] <= LOOK_BACK_SECONDS ? row.values[index] : NaN;
  };
}
