import { HOURS, type Family, type Recipe, type Scene } from '../recipe';

/** Benign and not growing: noise, swings, collections, restarts, odd sampling. */
function steady(scene: Scene, low: number, high: number, more: Partial<Recipe> = {}): Recipe {
  const { random, baseBytes, amplitude } = scene;
  return {
    noiseBytes: baseBytes * random.logBetween(low, high) * amplitude,
    noiseHours: random.logBetween(0.05, 1),
    ...more,
  };
}

/** What swings go up by: a share of the base that stays under the ceiling. */
const swingOf = ({ random, baseBytes, headroomBytes, amplitude }: Scene, low: number, high: number) =>
  Math.min(headroomBytes * 0.6, baseBytes * random.between(low, high) * amplitude);

function collected(scene: Scene, low: number, high: number): Recipe {
  const garbageBytes = swingOf(scene, 0.2, 1.2);
  return steady(scene, 0.002, 0.01, {
    runtime: scene.random.pick(['jvm', 'go'] as const),
    collector: { garbageBytes, periodHours: scene.random.logBetween(low, high) },
  });
}

/** Memory follows the requests of the day. */
function daily(scene: Scene): Recipe {
  const swing = swingOf(scene, 0.1, 0.8);
  return steady(scene, 0.003, 0.02, { levels: { anon: (hours) => (swing * scene.load(hours)) / 2 } });
}

/** Work days are higher than the weekend; the first week in the data shows Monday as growth. */
function weekly(scene: Scene): Recipe {
  const swing = swingOf(scene, 0.15, 0.8);
  const monday = scene.random.between(0, 168);
  const rise = scene.random.between(4, 20);
  const level = (hours: number) => {
    const inWeek = (((hours - monday) % 168) + 168) % 168;
    return inWeek < 120 ? Math.min(1, inWeek / rise) : Math.max(0, 1 - (inWeek - 120) / rise);
  };
  const load = (hours: number) => (0.3 + level(hours)) * scene.load(hours);
  return steady(scene, 0.003, 0.02, { levels: { anon: (hours) => swing * level(hours) }, load });
}

/** A batch once a week that takes most of a day to build up. */
function weeklyBatch(scene: Scene): Recipe {
  const swing = swingOf(scene, 0.2, 1);
  const at = scene.random.between(0, 168);
  const length = scene.random.between(10, 30);
  const level = (hours: number) => {
    const since = (((hours - at) % 168) + 168) % 168;
    return since < length ? since / length : 0;
  };
  return steady(scene, 0.003, 0.02, { levels: { anon: (hours) => swing * level(hours) } });
}

function rareSpikes(scene: Scene): Recipe {
  const { random } = scene;
  const spikes = Array.from({ length: Math.ceil(random.logBetween(2, 40)) }, () => ({
    at: random.between(0, HOURS),
    length: random.logBetween(0.05, 2),
    height: swingOf(scene, 0.3, 2),
  }));
  const anon = (hours: number) =>
    spikes.reduce(
      (most, { at, length, height }) => (hours >= at && hours < at + length ? Math.max(most, height) : most),
      0
    );
  return steady(scene, 0.002, 0.02, { levels: { anon } });
}

function batch(scene: Scene): Recipe {
  const swing = swingOf(scene, 0.3, 2);
  const period = scene.random.logBetween(0.5, 24);
  const duty = scene.random.between(0.05, 0.5);
  return steady(scene, 0.002, 0.02, { levels: { anon: (hours) => (hours % period < period * duty ? swing : 0) } });
}

/** A cache of the program that is dropped when it is full, every few hours to days. */
function sawtooth(scene: Scene): Recipe {
  const swing = swingOf(scene, 0.2, 1.5);
  const period = scene.random.logBetween(3, 60);
  const phase = scene.random.between(0, period);
  return steady(scene, 0.002, 0.02, { levels: { anon: (hours) => (swing * ((hours + phase) % period)) / period } });
}

function gaps(scene: Scene): Recipe {
  const { random } = scene;
  const holes = Array.from({ length: Math.ceil(random.between(3, 25)) }, () => {
    const from = random.between(0, HOURS);
    return { from, to: from + random.logBetween(0.1, 20) };
  });
  return steady(scene, 0.003, 0.03, { present: (hours) => !holes.some(({ from, to }) => hours >= from && hours < to) });
}

/** A few MiB: page-sized wobbles are large shares. */
function tiny(scene: Scene): Recipe {
  const baseBytes = scene.random.logBetween(0.5e6, 8e6);
  const ceilingBytes = baseBytes * scene.random.logBetween(1.5, 8);
  const noiseBytes = baseBytes * scene.random.logBetween(0.003, 0.06);
  return { ...steady(scene, 0.003, 0.03), baseBytes, ceilingBytes, noiseBytes, plainCache: true };
}

function decline(scene: Scene): Recipe {
  const drop = scene.baseBytes * scene.random.between(0.1, 0.5);
  const hoursLong = scene.random.logBetween(40, 400);
  return steady(scene, 0.003, 0.02, { levels: { anon: (hours) => drop * Math.exp(-hours / hoursLong) } });
}

/** Sized to the byte: a heap of fixed size that fills the limit on purpose. */
function nearLimit(scene: Scene): Recipe {
  const baseBytes = scene.ceilingBytes * scene.random.between(0.86, 0.95);
  const noiseBytes = scene.ceilingBytes * scene.random.logBetween(0.001, 0.008);
  return { baseBytes, noiseBytes, noiseHours: scene.random.logBetween(0.2, 12), limit: 'always', plainCache: true };
}

/** Exported in coarse steps, as percentages of a machine or by agents that round. */
function quantised(scene: Scene): Recipe {
  const quantumBytes = scene.ceilingBytes * scene.random.pick([0.005, 0.01, 0.02]);
  const noiseBytes = quantumBytes * scene.random.between(0.3, 1.5);
  return { ...steady(scene, 0.003, 0.02), quantumBytes, noiseBytes, noiseHours: scene.random.logBetween(0.3, 20) };
}

/** Crashes for reasons that are no matter of memory. */
function restarts(scene: Scene): Recipe {
  const { random } = scene;
  const every = random.logBetween(2, 60);
  const restartsAtHours: number[] = [];
  for (let at = random.between(0, every); at < HOURS; at += every * random.between(0.6, 1.4)) {
    restartsAtHours.push(at);
  }
  const swing = swingOf(scene, 0.02, 0.3);
  const warm = random.between(0.1, Math.min(2, every / 4));
  const anon = (_: number, age: number) => swing * (1 - Math.exp(-age / warm));
  return steady(scene, 0.003, 0.02, { restartsAtHours, levels: { anon }, downMinutes: random.between(0, 4) });
}

/** Pods come and go with the load; this one takes over what others leave. */
function autoscaled(scene: Scene): Recipe {
  const swing = swingOf(scene, 0.2, 0.8);
  const steps = scene.random.between(2, 6);
  // With more replicas each has less of the load: a saw along the slope of the day.
  const anon = (hours: number) => swing * ((scene.load(hours) * steps) % 1);
  return steady(scene, 0.005, 0.03, { levels: { anon }, ratesKnown: true });
}

/** Another replica went away for good and its load came here, once up and once down. */
function replicaShift(scene: Scene): Recipe {
  const { random } = scene;
  const shift = swingOf(scene, 0.1, 0.6);
  const up = random.between(30, 200);
  const down = up + random.between(10, 100);
  const rise = random.logBetween(0.1, 8);
  const anon = (hours: number) =>
    shift * Math.min(1, Math.max(0, (hours - up) / rise)) - shift * Math.min(1, Math.max(0, (hours - down) / rise));
  return steady(scene, 0.004, 0.02, { levels: { anon } });
}

const wander = (scene: Scene, low: number, high: number): Recipe => ({
  ...steady(scene, 0.01, 0.12),
  noiseHours: scene.random.logBetween(low, high),
});

export const STEADY_FAMILIES: readonly Family[] = [
  { name: 'stationary', label: 'benign', set: 'tune', mix: 'steady', draw: (scene) => steady(scene, 0.001, 0.08) },
  { name: 'ar-wander', label: 'benign', set: 'report', mix: 'steady', draw: (scene) => wander(scene, 0.5, 4) },
  { name: 'ar-slow', label: 'benign', set: 'tune', mix: 'steady', draw: (scene) => wander(scene, 4, 40) },
  { name: 'gc-flat', label: 'benign', set: 'tune', mix: 'collected', draw: (scene) => collected(scene, 0.03, 1) },
  { name: 'gc-long', label: 'benign', set: 'report', mix: 'collected', draw: (scene) => collected(scene, 1.5, 10) },
  { name: 'diurnal', label: 'benign', set: 'tune', mix: 'daily', draw: daily },
  { name: 'weekly', label: 'benign', set: 'report', mix: 'daily', draw: weekly },
  { name: 'weekly-batch', label: 'benign', set: 'tune', mix: 'other', draw: weeklyBatch },
  { name: 'rare-spikes', label: 'benign', set: 'report', mix: 'other', draw: rareSpikes },
  { name: 'batch', label: 'benign', set: 'tune', mix: 'other', draw: batch },
  { name: 'sawtooth', label: 'benign', set: 'report', mix: 'other', draw: sawtooth },
  { name: 'gaps', label: 'benign', set: 'tune', mix: 'other', draw: gaps },
  { name: 'tiny', label: 'benign', set: 'report', mix: 'other', draw: tiny },
  { name: 'decline', label: 'benign', set: 'tune', mix: 'other', draw: decline },
  { name: 'near-limit', label: 'benign', set: 'report', mix: 'other', draw: nearLimit },
  { name: 'quantised', label: 'benign', set: 'tune', mix: 'other', draw: quantised },
  { name: 'restarts', label: 'benign', set: 'tune', mix: 'other', draw: restarts },
  { name: 'autoscaled', label: 'benign', set: 'report', mix: 'daily', draw: autoscaled },
  { name: 'replica-shift', label: 'benign', set: 'report', mix: 'other', draw: replicaShift },
];
