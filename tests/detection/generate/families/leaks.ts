import { HOURS, type Family, type Level, type Recipe, type Scene } from '../recipe';

/** Bytes an hour with which the headroom is used up in so many hours. */
const rateFor = ({ random, headroomBytes }: Scene, low: number, high: number) =>
  headroomBytes / random.logBetween(low, high);

const noise = ({ random, baseBytes, amplitude }: Scene, low: number, high: number) =>
  baseBytes * random.logBetween(low, high) * amplitude;

/** From the first sample on, in containers that started before it or after it. */
function fromStart(scene: Scene): number {
  return scene.random.chance(0.5) ? 0 : scene.random.between(0, 48);
}

function linear(scene: Scene, low: number, high: number, more: Partial<Recipe> = {}): Recipe {
  const rate = rateFor(scene, low, high);
  return {
    leak: { part: 'anon', onsetHours: fromStart(scene), rate: () => rate },
    noiseBytes: noise(scene, 0.002, 0.03),
    noiseHours: scene.random.logBetween(0.1, 6),
    ...more,
  };
}

function stepLeak(scene: Scene): Recipe {
  const perHour = rateFor(scene, 60, 700);
  const periodHours = scene.random.logBetween(0.5, 10);
  // Each piece arrives within a few minutes.
  return linear(scene, 60, 700, {
    leak: {
      part: 'anon',
      onsetHours: fromStart(scene),
      rate: (hours) => (hours % periodHours < 0.1 ? (perHour * periodHours) / 0.1 : 0),
    },
  });
}

function onsetMid(scene: Scene): Recipe {
  const rate = rateFor(scene, 24, 400);
  const onsetHours = scene.random.between(60, HOURS - 100);
  return linear(scene, 24, 400, { leak: { part: 'anon', onsetHours, rate: () => rate } });
}

function intermittent(scene: Scene): Recipe {
  const rate = rateFor(scene, 60, 500);
  const on = scene.random.between(2, 10);
  const off = scene.random.between(2, 16);
  return linear(scene, 60, 500, {
    leak: {
      part: 'anon',
      onsetHours: fromStart(scene),
      rate: (hours) => (hours % (on + off) < on ? (rate * (on + off)) / on : 0),
    },
  });
}

function gcRising(scene: Scene, runtime: 'jvm' | 'go'): Recipe {
  const { random, baseBytes, amplitude } = scene;
  return linear(scene, 50, 600, {
    runtime,
    leak: { ...linear(scene, 50, 600).leak!, where: 'heap' },
    collector: {
      garbageBytes: Math.min(scene.headroomBytes * 0.4, baseBytes * random.between(0.15, 0.6) * amplitude),
      periodHours: runtime === 'go' ? random.logBetween(0.03, 0.5) : random.logBetween(0.2, 3),
    },
  });
}

/** Memory goes up and down with the day by more than the leak adds in one. */
function diurnalLeak(scene: Scene): Recipe {
  const rate = rateFor(scene, 80, 600);
  const swing = Math.min(scene.headroomBytes * 0.3, scene.baseBytes * scene.random.between(0.1, 0.5) * scene.amplitude);
  const anon: Level = (hours) => swing * Math.max(0, scene.load(hours) - 0.3);
  return linear(scene, 80, 600, {
    leak: { part: 'anon', onsetHours: fromStart(scene), rate: () => rate },
    levels: { anon },
  });
}

/** Killed at the limit several times a day, and back again. */
function oomRamps(scene: Scene): Recipe {
  const rate = rateFor(scene, 2.5, 14);
  return linear(scene, 2.5, 14, {
    leak: { part: 'anon', onsetHours: scene.random.between(0, HOURS / 2), rate: () => rate },
    limit: 'always',
    downMinutes: scene.random.between(0.5, 6),
  });
}

function sqrtGrowth(scene: Scene): Recipe {
  const hoursToLimit = scene.random.logBetween(80, 700);
  const scale = scene.headroomBytes / Math.sqrt(hoursToLimit);
  const onsetHours = fromStart(scene);
  // The slope of scale x sqrt(t) as a function of what it has reached.
  const rate = (_: number, __: number, leaked: number) => (scale * scale) / (2 * Math.max(leaked, scale * 0.5));
  return linear(scene, 80, 700, { leak: { part: 'anon', onsetHours, rate } });
}

/** Slow at first, and faster the more it holds: a list that is copied, retries that pile up. */
function accelerating(scene: Scene): Recipe {
  const doublingHours = scene.random.logBetween(20, 120);
  const first = scene.headroomBytes * scene.random.between(0.02, 0.08);
  const rate = (_: number, __: number, leaked: number) => ((leaked + first) * Math.LN2) / doublingHours;
  return linear(scene, 80, 700, { leak: { part: 'anon', onsetHours: fromStart(scene), rate } });
}

/** The page cache fills what is left under the limit, and shrinks as the leak grows: usage says nothing. */
function underCache(scene: Scene): Recipe {
  const share = scene.random.between(0.4, 0.9);
  return linear(scene, 60, 600, {
    limit: 'always',
    plainCache: true,
    levels: {
      active_file: () => scene.ceilingBytes * share * 0.6,
      inactive_file: () => scene.ceilingBytes * share,
    },
  });
}

export const LEAK_FAMILIES: readonly Family[] = [
  { name: 'slow-linear', label: 'leak', set: 'tune', draw: (scene) => linear(scene, 150, 1000) },
  { name: 'fast-linear', label: 'leak', set: 'report', draw: (scene) => linear(scene, 6, 48) },
  { name: 'step-leak', label: 'leak', set: 'tune', draw: stepLeak },
  { name: 'onset-mid', label: 'leak', set: 'tune', draw: onsetMid },
  { name: 'intermittent', label: 'leak', set: 'report', draw: intermittent },
  { name: 'gc-rising-jvm', label: 'leak', set: 'tune', draw: (scene) => gcRising(scene, 'jvm') },
  { name: 'gc-rising-go', label: 'leak', set: 'report', draw: (scene) => gcRising(scene, 'go') },
  { name: 'diurnal-leak', label: 'leak', set: 'tune', draw: diurnalLeak },
  { name: 'oom-ramps', label: 'leak', set: 'tune', draw: oomRamps },
  {
    name: 'one-of-n',
    label: 'leak',
    set: 'report',
    draw: (scene) => linear(scene, 40, 500, { peers: 'unlike', ratesKnown: true }),
  },
  {
    name: 'noisy-slow',
    label: 'leak',
    set: 'tune',
    draw: (scene) => linear(scene, 150, 700, { noiseBytes: noise(scene, 0.03, 0.12) }),
  },
  { name: 'sqrt-growth', label: 'leak', set: 'report', draw: sqrtGrowth },
  { name: 'accelerating', label: 'leak', set: 'tune', draw: accelerating },
  { name: 'under-cache', label: 'leak', set: 'report', draw: underCache },
];
