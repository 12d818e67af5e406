import { HOURS, type Family, type Level, type Recipe, type Scene } from '../recipe';

/** Benign growth: towards a bound, with the load, of memory that can be reclaimed, or once. */
function quiet({ random, baseBytes, amplitude }: Scene, more: Partial<Recipe>): Recipe {
  return {
    noiseBytes: baseBytes * random.logBetween(0.002, 0.02) * amplitude,
    noiseHours: random.logBetween(0.05, 2),
    ...more,
  };
}

/** What it grows by in the end; it stays under the ceiling. */
const boundOf = ({ random, baseBytes, headroomBytes, amplitude }: Scene, low: number, high: number) =>
  Math.min(headroomBytes * random.between(0.5, 0.85), baseBytes * random.between(low, high) * amplitude);

/** The container starts in the data, so that what comes after a start is seen; some had an earlier life. */
function starting({ random }: Scene): Partial<Recipe> {
  const at = random.between(2, 200);
  return random.chance(0.5) ? { startsAtHours: at } : { restartsAtHours: [at] };
}

function approaching(scene: Scene, low: number, high: number, share: [number, number]): Recipe {
  const bound = boundOf(scene, ...share);
  const warm = scene.random.logBetween(low, high);
  return quiet(scene, { ...starting(scene), levels: { anon: (_, age) => bound * (1 - Math.exp(-age / warm)) } });
}

function logarithmic(scene: Scene, low: number, high: number, share: [number, number]): Recipe {
  const bound = boundOf(scene, ...share);
  const warm = scene.random.logBetween(low, high);
  const most = Math.log1p((HOURS * 2) / warm);
  const anon: Level = (_, age) => bound * Math.min(1, Math.log1p(age / warm) / most);
  return quiet(scene, { ...starting(scene), levels: { anon } });
}

/** Straight up to the bound, with the requests, then flat: a cache or a pool that fills. */
function filling(scene: Scene, low: number, high: number): Recipe {
  const bound = boundOf(scene, 0.3, 2.5);
  const hoursToFill = scene.random.logBetween(low, high);
  const curve = scene.random.between(0.4, 1);
  const anon: Level = (_, age) => bound * Math.min(1, (age / hoursToFill) ** curve);
  return quiet(scene, { ...starting(scene), levels: { anon } });
}

/** Files that are read again and again; active pages count in the working set. */
function activeCache(scene: Scene): Recipe {
  const hoursToFill = scene.random.logBetween(30, 500);
  const level =
    (share: number): Level =>
    (_, age) =>
      scene.ceilingBytes * share * Math.min(1, age / hoursToFill);
  return quiet(scene, {
    ...starting(scene),
    limit: 'always',
    levels: { active_file: level(scene.random.between(0.3, 1)), inactive_file: level(0.2) },
  });
}

/** Files that are written and never read again. */
function logCache(scene: Scene): Recipe {
  const hoursToFill = scene.random.logBetween(20, 400);
  const inactive: Level = (_, age) => scene.ceilingBytes * Math.min(1, age / hoursToFill);
  return quiet(scene, { ...starting(scene), limit: 'always', levels: { inactive_file: inactive } });
}

/** Dentries and inodes of many files: kernel memory that is given back under pressure, up to a bound. */
function slab(scene: Scene): Recipe {
  const bound = scene.headroomBytes * scene.random.between(0.1, 0.5);
  const hoursToFill = scene.random.logBetween(20, 300);
  return quiet(scene, { ...starting(scene), levels: { kernel: (_, age) => bound * Math.min(1, age / hoursToFill) } });
}

function fewSteps(scene: Scene): Recipe {
  const { random } = scene;
  const steps = Array.from({ length: random.pick([2, 3, 4]) }, () => random.between(20, HOURS - 20));
  const each = boundOf(scene, 0.2, 0.9) / steps.length;
  return quiet(scene, { levels: { anon: (hours) => each * steps.filter((at) => at <= hours).length } });
}

function oneStep(scene: Scene, restarted: boolean): Recipe {
  const at = scene.random.between(24, HOURS - 24);
  const height = boundOf(scene, 0.1, 0.8);
  const anon: Level = (hours) => (hours >= at ? height : 0);
  return quiet(scene, { levels: { anon }, ...(restarted ? { deploysAtHours: [at] } : {}) });
}

/** More users: requests and memory rise together over days. Memory a request stays what it was. */
function trafficGrowth(scene: Scene): Recipe {
  const bound = boundOf(scene, 0.2, 1);
  const from = scene.random.between(0, 150);
  const length = scene.random.logBetween(60, 300);
  const load = (hours: number) => scene.load(hours) * (0.5 + Math.min(1, Math.max(0, (hours - from) / length)));
  // A peak of the load is about three times the mean.
  return quiet(scene, { levels: { anon: (hours) => (bound * load(hours)) / 3 }, load, ratesKnown: true });
}

/** Nobody was there for days, and then everybody comes back within a few hours. */
function idleReturn(scene: Scene): Recipe {
  const { random } = scene;
  const swing = boundOf(scene, 0.2, 1);
  const from = random.between(0, 80);
  const to = from + random.between(40, 150);
  const back = random.between(4, 40);
  const there = (hours: number) => (hours < from || hours > to + back ? 1 : hours < to ? 0.05 : (hours - to) / back);
  const load = (hours: number) => there(hours) * scene.load(hours);
  const anon: Level = (hours) => swing * there(hours) * (0.8 + 0.1 * scene.load(hours));
  return quiet(scene, { levels: { anon }, load });
}

/** Each version warms up anew; lives of one to four days that all level off. */
function deployRamps(scene: Scene): Recipe {
  const { random } = scene;
  const bound = boundOf(scene, 0.1, 0.6);
  const warm = random.logBetween(1, 10);
  const deploysAtHours: number[] = [];
  for (let at = random.between(0, 40); at < HOURS; at += random.between(24, 96)) {
    deploysAtHours.push(at);
  }
  return quiet(scene, { deploysAtHours, levels: { anon: (_, age) => bound * (1 - Math.exp(-age / warm)) } });
}

function shortLived(scene: Scene): Recipe {
  const startsAtHours = scene.random.between(0, 300);
  const length = scene.random.logBetween(0.5, 30);
  const bound = boundOf(scene, 0.2, 1);
  const anon: Level = (_, age) => bound * Math.min(1, age / length);
  return quiet(scene, { startsAtHours, endsAtHours: startsAtHours + length, levels: { anon } });
}

/** The runtime keeps what it once needed: every high tide leaves the heap a little larger, up to its maximum. */
function heapExpand(scene: Scene): Recipe {
  const bound = boundOf(scene, 0.3, 1.2);
  const tides = Array.from({ length: 12 }, () => ({ at: scene.random.between(0, HOURS), to: scene.random.next() }));
  const anon: Level = (hours) =>
    bound * tides.reduce((most, { at, to }) => (at <= hours ? Math.max(most, to) : most), 0);
  const garbageBytes = Math.min(scene.headroomBytes * 0.1, scene.baseBytes * scene.random.between(0.1, 0.3));
  return quiet(scene, {
    runtime: 'jvm',
    levels: { anon },
    collector: { garbageBytes, periodHours: scene.random.logBetween(0.2, 3) },
  });
}

function boundedTmpfs(scene: Scene): Recipe {
  const bound = boundOf(scene, 0.1, 0.8);
  const hoursToFill = scene.random.logBetween(10, 200);
  const tmpfs: Level = (_, age) => bound * Math.min(1, age / hoursToFill);
  return quiet(scene, { ...starting(scene), levels: { tmpfs } });
}

const BENIGN = { label: 'benign', growing: true } as const;

export const GROWING_FAMILIES: readonly Family[] = [
  { ...BENIGN, name: 'page-cache-active', set: 'tune', mix: 'bounded', draw: activeCache },
  { ...BENIGN, name: 'page-cache-log', set: 'report', mix: 'bounded', draw: logCache },
  { ...BENIGN, name: 'slab-growth', set: 'report', mix: 'bounded', draw: slab },
  {
    ...BENIGN,
    name: 'warm-up-exp',
    set: 'tune',
    mix: 'bounded',
    draw: (scene) => approaching(scene, 0.5, 24, [0.1, 1]),
  },
  {
    ...BENIGN,
    name: 'warm-up-log',
    set: 'report',
    mix: 'bounded',
    draw: (scene) => logarithmic(scene, 0.2, 6, [0.1, 1]),
  },
  {
    ...BENIGN,
    name: 'jit-log',
    set: 'tune',
    mix: 'bounded',
    draw: (scene) => logarithmic(scene, 0.5, 12, [0.05, 0.4]),
  },
  { ...BENIGN, name: 'cache-fill', set: 'tune', mix: 'bounded', draw: (scene) => filling(scene, 12, 200) },
  { ...BENIGN, name: 'buffer-pool', set: 'report', mix: 'bounded', draw: (scene) => filling(scene, 48, 300) },
  { ...BENIGN, name: 'few-steps-up', set: 'report', mix: 'other', draw: fewSteps },
  { ...BENIGN, name: 'step-plain', set: 'tune', mix: 'other', draw: (scene) => oneStep(scene, false) },
  { ...BENIGN, name: 'step-restart', set: 'report', mix: 'other', draw: (scene) => oneStep(scene, true) },
  { ...BENIGN, name: 'traffic-growth', set: 'tune', mix: 'other', draw: trafficGrowth },
  { ...BENIGN, name: 'idle-return', set: 'report', mix: 'other', draw: idleReturn },
  { ...BENIGN, name: 'deploy-ramps', set: 'tune', mix: 'other', draw: deployRamps },
  { ...BENIGN, name: 'short-lived', set: 'report', mix: 'other', draw: shortLived },
  { ...BENIGN, name: 'heap-expand', set: 'tune', mix: 'bounded', draw: heapExpand },
  { ...BENIGN, name: 'tmpfs-bounded', set: 'report', mix: 'bounded', draw: boundedTmpfs },
];
