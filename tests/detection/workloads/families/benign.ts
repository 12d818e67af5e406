import { byDay, moments, named, perNode, relays, rollouts, toPod } from '../schedules';
import {
  WORKLOAD_HOURS,
  type PodPlan,
  type WorkloadFamily,
  type WorkloadRecipe,
  type WorkloadScene,
} from '../workload';

type Level = WorkloadRecipe['level'];

const roomOf = ({ random, headroomBytes, baseBytes }: WorkloadScene, low: number, high: number) =>
  Math.min(headroomBytes * random.between(0.3, 0.7), baseBytes * random.between(low, high));

/** A short warm-up, and a part that goes with the load. */
function warm(scene: WorkloadScene, low = 0.05, high = 2): Level {
  const bound = roomOf(scene, 0.05, 0.6);
  const swing = roomOf(scene, 0, 0.3) / 2;
  const hours = scene.random.logBetween(low, high);
  return (at, age) => bound * (1 - Math.exp(-Math.max(0, age) / hours)) + swing * scene.load(at);
}

const dailyDeploys = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: rollouts(scene, moments(scene, 10, 34)),
  level: warm(scene, 0.1, 3),
});

const maximumAge = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: relays(scene, 10, 26),
  level: warm(scene, 0.1, 3),
});

/** Restarted every night, by a CronJob or the program itself. */
function cronRestarts(scene: WorkloadScene): WorkloadRecipe {
  const at = scene.random.between(0, 24);
  const restartsAtHours = Array.from({ length: 7 }, (_, day) => day * 24 + at);
  const pods = rollouts(scene, [-scene.random.between(30, 200)]).map((pod) => ({ ...pod, restartsAtHours }));
  return { pods, level: warm(scene) };
}

const autoscaled = (scene: WorkloadScene): WorkloadRecipe => ({ pods: byDay(scene), level: warm(scene, 0.05, 1) });

/** Scaling takes the oldest first, so that no pod grows old. */
const scaleIn = (scene: WorkloadScene): WorkloadRecipe => ({ pods: relays(scene, 3, 18), level: warm(scene, 0.1, 2) });

function crashLoop(scene: WorkloadScene): WorkloadRecipe {
  const every = scene.random.logBetween(0.3, 6);
  const pods = rollouts(scene, [-scene.random.between(1, 100)]).map((pod) => ({
    ...pod,
    restartsAtHours: moments(scene, every * 0.5, every * 1.5, 0),
  }));
  return { pods, level: warm(scene, 0.02, 0.3) };
}

/** Memory stands, and now and then one request is too large for the limit. */
function singleRequest(scene: WorkloadScene): WorkloadRecipe {
  const every = scene.random.logBetween(4, 60);
  const pods = rollouts(scene, moments(scene, 20, 90)).map((pod) => ({
    ...pod,
    spikesAtHours: moments(scene, every * 0.4, every * 1.8, 0),
  }));
  return { pods, level: warm(scene) };
}

/** Each holds what it has read until it is done; some inputs are too large. */
function jobs(scene: WorkloadScene): WorkloadRecipe {
  const { random, headroomBytes } = scene;
  const every = random.logBetween(2, 24);
  const usual = random.logBetween(0.6, every);
  const inputs = new Map<string, { length: number; most: number }>();
  const pods = moments(scene, every * 0.9, every * 1.1).map((at): PodPlan => {
    const length = Math.min(every, usual * random.logBetween(0.6, 1.6));
    const pod = { ...toPod(scene, at, at + length, 'v0'), finishes: true };
    inputs.set(pod.pod, { length, most: headroomBytes * random.between(0.2, 0.9) });
    return pod;
  });
  const level: Level = (_, age, { pod }) => {
    const { length, most } = inputs.get(pod)!;
    return most * Math.min(1, Math.max(0, age) / length);
  };
  return { pods: pods.filter(({ endHours }) => endHours > 0), level };
}

/** A cache that is full some hours after each start. */
function cacheFill(scene: WorkloadScene): WorkloadRecipe {
  const bound = Math.min(scene.headroomBytes * scene.random.between(0.3, 0.85), scene.baseBytes * 2);
  const hours = scene.random.logBetween(3, 14);
  const curve = scene.random.between(0.4, 1);
  const pods = scene.random.chance(0.5) ? rollouts(scene, moments(scene, 20, 50)) : relays(scene, 20, 50);
  return { pods, level: (_, age) => bound * Math.min(1, (Math.max(0, age) / hours) ** curve) };
}

const staticPods = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: named(perNode(scene, [-scene.random.between(50, 500), ...(scene.random.chance(0.3) ? [70] : [])])),
  level: warm(scene),
});

/** One node after the other is emptied, and its pods come back elsewhere. */
const nodeDrains = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: relays(scene, 25, 70),
  level: warm(scene, 0.2, 4),
});

const unequalNodes = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: perNode(scene, moments(scene, 40, 120)),
  level: warm(scene),
});

/** The next version needs more memory, and longer to warm up. */
function heavierCanary(scene: WorkloadScene): WorkloadRecipe {
  const at = scene.random.between(30, 110);
  const old = rollouts(scene, [-scene.random.between(20, 200)]);
  const canaries = Array.from({ length: Math.max(1, Math.ceil(scene.replicas / 3)) }, () =>
    toPod(scene, at, Infinity, 'v1')
  );
  const own = warm(scene);
  const bound = roomOf(scene, 0.1, 0.6);
  const hours = scene.random.logBetween(0.3, 4);
  const more: Level = (_, age) => bound * (1 - Math.exp(-Math.max(0, age) / hours));
  return {
    pods: [...old, ...canaries],
    level: (at2, age, pod) => own(at2, age, pod) + (pod.version === 'v1' ? more(at2, age, pod) : 0),
  };
}

const longLiving = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: rollouts(scene, [-scene.random.logBetween(10, 1000)]),
  level: warm(scene),
});

/** More users from day to day, and a deploy a day. */
function trafficGrowth(scene: WorkloadScene): WorkloadRecipe {
  const bound = roomOf(scene, 0.2, 0.8);
  const level: Level = (hours, age) =>
    bound * (0.3 + (0.4 * hours) / WORKLOAD_HOURS) * scene.load(hours) * (1 - Math.exp(-Math.max(0, age) / 0.3));
  return { pods: rollouts(scene, moments(scene, 20, 28)), level };
}

const BENIGN = { label: 'benign' } as const;

export const BENIGN_WORKLOADS: readonly WorkloadFamily[] = [
  { ...BENIGN, name: 'daily-deploys', set: 'tune', mix: 'deployed', draw: dailyDeploys },
  { ...BENIGN, name: 'maximum-age', set: 'report', mix: 'deployed', draw: maximumAge },
  { ...BENIGN, name: 'cron-restarts', set: 'tune', mix: 'deployed', draw: cronRestarts },
  { ...BENIGN, name: 'autoscaled-by-day', set: 'report', mix: 'scaled', draw: autoscaled },
  { ...BENIGN, name: 'scale-in-of-the-oldest', set: 'tune', mix: 'scaled', draw: scaleIn },
  { ...BENIGN, name: 'crash-loop', set: 'report', mix: 'crashing', draw: crashLoop },
  { ...BENIGN, name: 'single-request-kills', set: 'tune', mix: 'crashing', draw: singleRequest },
  { ...BENIGN, name: 'jobs-by-input', set: 'report', mix: 'jobs', draw: jobs },
  { ...BENIGN, name: 'cache-fill', set: 'tune', mix: 'bounded', draw: cacheFill },
  { ...BENIGN, name: 'static-pods', set: 'tune', mix: 'calm', draw: staticPods },
  { ...BENIGN, name: 'node-drains', set: 'report', mix: 'deployed', draw: nodeDrains },
  { ...BENIGN, name: 'unequal-nodes', set: 'report', mix: 'calm', draw: unequalNodes },
  { ...BENIGN, name: 'heavier-canary', set: 'report', mix: 'deployed', draw: heavierCanary },
  { ...BENIGN, name: 'long-living', set: 'tune', mix: 'calm', draw: longLiving },
  { ...BENIGN, name: 'traffic-growth', set: 'report', mix: 'growing', draw: trafficGrowth },
];
