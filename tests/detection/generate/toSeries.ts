import {
  type ContainerSeries,
  SERIES_PARTS,
  SERVER_LOOK_BACK_SECONDS,
  type SeriesPart,
  type SeriesRuntime,
} from '../containerSeries';
import { HOURS, type Family, type Recipe, type Scene } from './recipe';
import { MINUTES, type Simulated } from './simulate';

/** The first sample of all generated series: a Monday, 00:00 UTC, and some seconds, because scrapes are off the minute. */
export const START_SECONDS = 1_780_272_000;

/** Turns what a container did into what a Prometheus would have of it, every `stepSeconds`. */
export function toSeries(
  id: string,
  family: Family,
  scene: Scene,
  recipe: Recipe,
  simulated: Simulated & { lookAtHours: number | null },
  stepSeconds: number
): ContainerSeries {
  const { random } = scene;
  const offset = random.between(1, stepSeconds - 1);
  const count = Math.floor((HOURS * 3600) / stepSeconds);
  const timesSeconds = Float64Array.from({ length: count }, (_, i) => START_SECONDS + offset + i * stepSeconds);
  const toSeconds = (hours: number) => START_SECONDS + hours * 3600;
  const sample = (values: Float64Array) => sampleEvery(values, timesSeconds);

  const parts = Object.fromEntries(SERIES_PARTS.map((part) => [part, sample(simulated.parts[part])])) as Record<
    SeriesPart,
    Float64Array
  >;
  dropSamples(parts, timesSeconds, recipe, scene);
  if (recipe.quantumBytes) {
    quantise(parts.anon, recipe.quantumBytes);
  }
  const workingSetBytes = parts.anon.map((anon, i) => anon + parts.tmpfs[i] + parts.kernel[i] + parts.active_file[i]);

  const leaked = sample(simulated.leaked);
  const hoursOf = (i: number) => (timesSeconds[i] - START_SECONDS) / 3600;
  const counted = (count: (hours: number, leaked: number) => number) =>
    leaked.map((bytes, i) => (Number.isNaN(bytes) ? NaN : count(hoursOf(i), bytes)));
  const load = recipe.load ?? scene.load;
  const perSecond = random.logBetween(0.1, 500);
  const ratesKnown = recipe.ratesKnown || random.chance(0.6);
  const ceiling = recipe.ceilingBytes ?? scene.ceilingBytes;
  const limited = recipe.limit === 'always' || random.chance(0.75);
  const { leak } = recipe;

  return {
    id,
    family: family.name,
    source: 'generated',
    truth: {
      label: family.label,
      part: leak?.part ?? null,
      onsetSeconds: leak
        ? toSeconds(leak.onsetHours > 0 ? leak.onsetHours : Math.min(0, simulated.livesAtHours[0]))
        : null,
      hitsLimitSeconds: simulated.hitsAtHours === null ? null : toSeconds(simulated.hitsAtHours),
      killed: simulated.killsAtHours.length > 0,
      growing: family.growing ?? false,
      lookSeconds: simulated.lookAtHours === null ? null : toSeconds(simulated.lookAtHours),
    },
    timesSeconds,
    lookBackSeconds: SERVER_LOOK_BACK_SECONDS,
    parts,
    workingSetBytes,
    limitBytes: limited ? ceiling : null,
    lives: simulated.livesAtHours.map((hours) => ({ startSeconds: toSeconds(hours) })),
    oomKillsSeconds: random.chance(0.8) ? simulated.killsAtHours.map(toSeconds) : null,
    deploysSeconds: (recipe.deploysAtHours ?? []).map(toSeconds),
    requests: ratesKnown ? leaked.map((_, i) => perSecond * load(hoursOf(i))) : null,
    errors: ratesKnown ? leaked.map((_, i) => perSecond * load(hoursOf(i)) * scene.failing(hoursOf(i))) : null,
    scrapedSamples: recipe.scrapedSamples ? counted(recipe.scrapedSamples) : null,
    runtime: toRuntime(recipe, simulated, parts.anon, sample, counted, random.chance(0.8)),
    peerSlopeShares: drawPeers(scene, recipe),
    cgroup: random.chance(0.4) ? 'v1' : 'v2',
  };
}

/** Straight between two minutes; NaN beside a minute in which the container did not run. */
function sampleEvery(minutes: Float64Array, timesSeconds: Float64Array): Float64Array {
  return timesSeconds.map((seconds) => {
    const at = (seconds - START_SECONDS) / 60;
    const before = Math.min(MINUTES - 1, Math.floor(at));
    const after = Math.min(MINUTES - 1, before + 1);
    return minutes[before] + (minutes[after] - minutes[before]) * (at - before);
  });
}

function dropSamples(
  parts: Record<SeriesPart, Float64Array>,
  timesSeconds: Float64Array,
  recipe: Recipe,
  { random }: Scene
): void {
  timesSeconds.forEach((seconds, i) => {
    const present = recipe.present?.((seconds - START_SECONDS) / 3600) ?? true;
    if (!present || random.next() < 0.002) {
      SERIES_PARTS.forEach((part) => (parts[part][i] = NaN));
    }
  });
}

function quantise(values: Float64Array, quantumBytes: number): void {
  values.forEach((value, i) => (values[i] = Math.round(value / quantumBytes) * quantumBytes));
}

/** What the runtime tells; a runtime that exports nothing is null, though the memory behaves as ever. */
function toRuntime(
  recipe: Recipe,
  simulated: Simulated,
  anon: Float64Array,
  sample: (values: Float64Array) => Float64Array,
  counted: (count: (hours: number, leaked: number) => number) => Float64Array,
  exported: boolean
): SeriesRuntime | null {
  const { runtime: name, leak } = recipe;
  const evidence: SeriesRuntime['evidence'] = [];
  if (recipe.openFiles) {
    evidence.push({
      name: 'process_open_fds',
      title: 'Open file descriptors',
      unit: 'count',
      values: counted(recipe.openFiles),
    });
  }
  if (recipe.threads) {
    evidence.push({ name: 'jvm_threads', title: 'Threads', unit: 'count', values: counted(recipe.threads) });
  }
  if (!name || !exported) {
    return exported && evidence.length > 0 ? { name: 'python', parts: [], evidence } : null;
  }
  const garbage = sample(simulated.garbage);
  const leaked = sample(simulated.leaked);
  // A third of what is not garbage is native; a leak sits on one side only.
  const live = anon.map((bytes, i) => {
    const inside = leak?.part === 'anon' ? leaked[i] : 0;
    return Math.max(0, (bytes - garbage[i] - inside) * 0.66 + (leak?.where === 'heap' ? inside : 0));
  });
  return {
    name,
    parts: [
      { name: `${name}_heap_live`, title: 'Heap, live', bytes: live },
      {
        name: `${name}_heap_garbage`,
        title: 'Heap, since collection',
        bytes: garbage.map((bytes, i) => Math.min(bytes, anon[i] - live[i])),
      },
    ],
    evidence,
  };
}

function drawPeers({ random }: Scene, { peers }: Recipe): number[] | null {
  if (!peers && random.chance(0.6)) {
    return null;
  }
  const count = random.pick([2, 3, 5, 9]);
  return Array.from({ length: count }, () => (peers === 'unlike' ? 0.03 * random.normal() : random.between(0.6, 1.4)));
}
