import type { Life, LifeEnd } from '../../../src/engine';
import { drawNoise } from '../generate/drawNoise';
import { drawScene } from '../generate/drawScene';
import { SETS } from '../generate/generateSeries';
import { seededRandom, toSeed, type Random } from '../generate/random';
import type { FamilySet } from '../generate/recipe';
import {
  WORKLOAD_HOURS,
  type PodPlan,
  type WorkloadFamily,
  type WorkloadRecipe,
  type WorkloadScene,
  type WorkloadSeries,
} from './workload';

/** Not on a full hour, and not at midnight. */
export const START_SECONDS = 1_790_000_137;
const STEP_MINUTES = 5;
const STEP_HOURS = STEP_MINUTES / 60;

/** The `index`-th workload of a family. The same arguments always give the same one. */
export function generateWorkload(family: WorkloadFamily, set: FamilySet, index: number): WorkloadSeries {
  const { seed, amplitude } = SETS[set];
  const random = seededRandom(toSeed(seed, `workload ${family.name}/${index}`));
  const scene: WorkloadScene = { ...drawScene(random, amplitude), replicas: random.pick([1, 2, 3, 4, 6, 8]) };
  const recipe = family.draw(scene);
  const known = { endings: random.chance(0.8), versions: random.chance(0.75) };
  const lives = recipe.pods.flatMap((pod) => livePod(pod, recipe, scene));
  const leaking = recipe.pods.filter((pod) => pod.leaks).map(({ startHours }) => startHours);
  const onset = leaking.length === 0 ? null : Math.max(0, Math.min(...leaking));
  const shown = lives.map(({ life }) => ({
    ...life,
    end: known.endings ? life.end : hide(life.end),
    version: known.versions ? life.version : null,
  }));
  return {
    id: `${family.name}/${set}/${index}`,
    family: family.name,
    label: family.label,
    lives: shown.sort((a, b) => a.startSeconds - b.startSeconds),
    limitBytes: scene.ceilingBytes,
    onsetSeconds: onset === null ? null : toSeconds(onset),
    mendedSeconds: recipe.mendedAtHours === undefined ? null : toSeconds(recipe.mendedAtHours),
    killsSeconds: lives.flatMap(({ life, leaked }) => (life.end === 'oom' && leaked ? [life.endSeconds!] : [])).sort(),
    hasEarlier: onset !== null && recipe.pods.some((pod) => !pod.leaks && pod.startHours < onset),
    containerDays: lives.reduce((sum, { life }) => sum + (life.timesSeconds.length * STEP_HOURS) / 24, 0),
  };
}

const toSeconds = (hours: number) => Math.round(START_SECONDS + hours * 3600);

/** What is left where kube-state-metrics does not tell. */
const hide = (end: LifeEnd): LifeEnd => (end === 'running' || end === 'replaced' ? end : 'unknown');

interface Lived {
  life: Life;
  leaked: boolean;
}

/** All lives of one pod: killed where it reaches the limit, and started again. */
function livePod(pod: PodPlan, recipe: WorkloadRecipe, scene: WorkloadScene): Lived[] {
  const { random, baseBytes, ceilingBytes, amplitude } = scene;
  const from = Math.max(pod.startHours, 0);
  const steps = Math.ceil((Math.min(pod.endHours, WORKLOAD_HOURS) - from) / STEP_HOURS);
  if (steps <= 0) {
    return [];
  }
  const deviation = baseBytes * (recipe.noiseShare ?? random.logBetween(0.002, 0.02)) * amplitude;
  const noise = drawNoise(random, steps + 1, deviation, random.logBetween(6, 60) / STEP_MINUTES, amplitude > 1);
  const restarts = [...(pod.restartsAtHours ?? [])].sort((a, b) => a - b);
  const spikes = [...(pod.spikesAtHours ?? [])].sort((a, b) => a - b);
  const lived: Lived[] = [];
  let current = begin(pod, pod.startHours);
  let leaked = pod.startHours < 0 && pod.leaks ? -pod.startHours * (recipe.rate?.(0, pod) ?? 0) : 0;
  const close = (hours: number, end: LifeEnd, resumes: boolean) => {
    lived.push({ life: finish(current, hours, end), leaked: pod.leaks });
    leaked = 0;
    if (resumes) {
      current = begin(pod, hours + random.between(0.5, 3) / 60);
    }
  };
  for (let step = 0; step < steps; step++) {
    const hours = from + step * STEP_HOURS;
    const age = hours - current.startHours;
    if (age < 0) {
      continue;
    }
    leaked += pod.leaks ? Math.max(0, recipe.rate?.(hours, pod) ?? 0) * STEP_HOURS : 0;
    const calm = Math.min(
      baseBytes * (pod.size ?? 1) + recipe.level(hours, age, pod) + noise[step],
      0.95 * ceilingBytes
    );
    const bytes = Math.max(0.2 * baseBytes, calm) + leaked;
    if (spikes.length > 0 && hours >= spikes[0]) {
      spikes.shift();
      close(hours, 'oom', true);
    } else if (restarts.length > 0 && hours >= restarts[0]) {
      restarts.shift();
      close(hours, 'error', true);
    } else if (bytes >= ceilingBytes) {
      close(hours, 'oom', true);
    } else if (random.next() > 0.003) {
      current.times.push(toSeconds(hours + random.between(0, 0.2) * STEP_HOURS));
      current.bytes.push(Math.round(bytes));
    }
  }
  if (pod.endHours < WORKLOAD_HOURS) {
    close(pod.endHours, pod.finishes ? 'clean' : 'replaced', false);
  } else {
    lived.push({ life: finish(current, null, 'running'), leaked: pod.leaks });
  }
  return lived.filter(({ life }) => life.timesSeconds.length > 0);
}

interface Current {
  pod: PodPlan;
  startHours: number;
  times: number[];
  bytes: number[];
}

const begin = (pod: PodPlan, startHours: number): Current => ({ pod, startHours, times: [], bytes: [] });

function finish({ pod, startHours, times, bytes }: Current, endHours: number | null, end: LifeEnd): Life {
  return {
    pod: pod.pod,
    startSeconds: toSeconds(startHours),
    endSeconds: endHours === null ? null : toSeconds(endHours),
    end,
    version: pod.version,
    labels: pod.labels,
    timesSeconds: times,
    bytes,
  };
}

/** For names of pods: nothing depends on them but that they differ. */
export const podName = (random: Random, workload: string) =>
  `${workload}-${Array.from({ length: 5 }, () => random.pick([...'bcdfghjklmnpqrstvwxz2456789'])).join('')}`;
