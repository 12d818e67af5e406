import { HOURS, type Family, type Recipe, type Scene } from '../recipe';
import type { SeriesPart } from '../../containerSeries';

/** Leaks with a cause that other metrics show: requests, errors, deploys, files, threads, series. */
function leakIn(scene: Scene, part: SeriesPart, low: number, high: number, more: Partial<Recipe> = {}): Recipe {
  const { random, headroomBytes, baseBytes, amplitude } = scene;
  const rate = headroomBytes / random.logBetween(low, high);
  return {
    leak: { part, onsetHours: random.chance(0.5) ? 0 : random.between(0, 72), rate: () => rate },
    noiseBytes: baseBytes * random.logBetween(0.002, 0.03) * amplitude,
    noiseHours: random.logBetween(0.1, 6),
    ...more,
  };
}

/** The heap is flat, and what grows is memory that the runtime does not know. */
function nativeFlatHeap(scene: Scene): Recipe {
  const { random, baseBytes, amplitude } = scene;
  const recipe = leakIn(scene, 'anon', 50, 600, {
    runtime: 'jvm',
    collector: {
      garbageBytes: Math.min(scene.headroomBytes * 0.4, baseBytes * random.between(0.1, 0.4) * amplitude),
      periodHours: random.logBetween(0.2, 3),
    },
  });
  return { ...recipe, leak: { ...recipe.leak!, where: 'native' } };
}

function perRequest(scene: Scene): Recipe {
  const recipe = leakIn(scene, 'anon', 60, 600, { ratesKnown: true });
  const perLoad = recipe.leak!.rate(0, 0, 0);
  return { ...recipe, leak: { ...recipe.leak!, rate: (hours) => perLoad * scene.load(hours) } };
}

/** Only failing requests leave something behind. */
function perError(scene: Scene): Recipe {
  const recipe = leakIn(scene, 'anon', 40, 500, { ratesKnown: true });
  const perLoad = recipe.leak!.rate(0, 0, 0);
  const onsetHours = scene.random.between(20, HOURS - 120);
  // The bad kind of request appears at the onset; 0.1 is about the mean share that fails from then on.
  const rate = (hours: number) => (perLoad * scene.load(hours) * (0.02 + scene.failing(hours))) / 0.1;
  return { ...recipe, leak: { ...recipe.leak!, onsetHours, rate } };
}

/** Each deploy starts over before anyone sees how far it would have gone. */
function maskedByDeploys(scene: Scene): Recipe {
  const { random } = scene;
  const deploysAtHours: number[] = [];
  for (let at = random.between(10, 40); at < HOURS; at += random.between(20, 80)) {
    deploysAtHours.push(at);
  }
  return leakIn(scene, 'anon', 60, 300, { deploysAtHours });
}

const openFiles = (scene: Scene) => {
  const bytesEach = scene.random.between(1500, 5000);
  const usual = scene.random.logBetween(10, 300);
  return (_: number, leaked: number) => Math.round(usual + leaked / bytesEach);
};

/** Sockets and their buffers: kernel memory, of which a program has less than of its own. */
function kernelFiles(scene: Scene): Recipe {
  const recipe = leakIn(scene, 'kernel', 60, 500, { openFiles: openFiles(scene) });
  // The program holds an object for each of them.
  const alongside = { part: 'anon', share: scene.random.logBetween(0.1, 0.8) } as const;
  return { ...recipe, leak: { ...recipe.leak!, alongside } };
}

function threads(scene: Scene): Recipe {
  const bytesEach = scene.random.between(60e3, 300e3);
  const usual = scene.random.logBetween(8, 200);
  const recipe = leakIn(scene, 'anon', 50, 500, {
    runtime: 'jvm',
    threads: (_, leaked) => Math.round(usual + leaked / bytesEach),
  });
  // The stack that the kernel keeps for each, and its page tables.
  const alongside = { part: 'kernel', share: 24e3 / bytesEach } as const;
  return { ...recipe, leak: { ...recipe.leak!, alongside } };
}

/** Ever new label values: the metrics page of the container grows with its heap. */
function registry(scene: Scene): Recipe {
  const bytesEach = scene.random.between(800, 8000);
  const usual = scene.random.logBetween(60, 1500);
  const recipe = leakIn(scene, 'anon', 60, 700, {
    runtime: scene.random.pick(['jvm', 'go'] as const),
    scrapedSamples: (_, leaked) => Math.round(usual + leaked / bytesEach),
    collector: {
      garbageBytes: Math.min(scene.headroomBytes * 0.4, scene.baseBytes * scene.random.between(0.1, 0.3)),
      periodHours: scene.random.logBetween(0.1, 2),
    },
  });
  return { ...recipe, leak: { ...recipe.leak!, where: 'heap' } };
}

export const CAUSED_LEAK_FAMILIES: readonly Family[] = [
  { name: 'native-flat-heap', label: 'leak', set: 'report', draw: nativeFlatHeap },
  { name: 'traffic-leak', label: 'leak', set: 'tune', draw: perRequest },
  { name: 'error-triggered', label: 'leak', set: 'report', draw: perError },
  { name: 'masked-by-deploys', label: 'leak', set: 'tune', draw: maskedByDeploys },
  { name: 'tmpfs-leak', label: 'leak', set: 'tune', draw: (scene) => leakIn(scene, 'tmpfs', 40, 500) },
  { name: 'kernel-files', label: 'leak', set: 'report', draw: kernelFiles },
  { name: 'threads', label: 'leak', set: 'tune', draw: threads },
  { name: 'registry', label: 'leak', set: 'report', draw: registry },
];
