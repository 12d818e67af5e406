import { byDay, moments, named, perNode, relays, rollouts, toPod } from '../schedules';
import type { PodPlan, WorkloadFamily, WorkloadRecipe, WorkloadScene } from '../workload';

/** Leaks that reach their limit within 12 h (`fast`), or whose lives end before it (`masked`). */

const FAST_HOURS: [number, number] = [2, 12];

/** A little warm-up, so that a start is no straight line from the first minute. */
function level(scene: WorkloadScene): WorkloadRecipe['level'] {
  const bound = Math.min(scene.headroomBytes * 0.2, scene.baseBytes * scene.random.between(0, 0.4));
  const swing = Math.min(scene.headroomBytes * 0.08, scene.baseBytes * scene.random.between(0, 0.15)) / 2;
  const hours = scene.random.logBetween(0.03, 0.5);
  return (at, age) => bound * (1 - Math.exp(-Math.max(0, age) / hours)) + swing * scene.load(at);
}

/** Bytes an hour with which the headroom lasts so long. */
function rateFor({ random, headroomBytes }: WorkloadScene, low: number, high: number): () => number {
  const rate = (headroomBytes * 0.8) / random.logBetween(low, high);
  return () => rate;
}

const leaking = (pods: readonly PodPlan[]) => pods.map((pod): PodPlan => ({ ...pod, leaks: true }));

/** The first version ever: nothing to compare with. */
const fresh = (scene: WorkloadScene): WorkloadRecipe => ({
  pods: leaking(rollouts(scene, [scene.random.between(26, 60)])),
  level: level(scene),
  rate: rateFor(scene, ...FAST_HOURS),
});

/** Deploys a day or so apart, and from one of them on it leaks. */
function fromDeploy(scene: WorkloadScene, low: number, high: number, hours: [number, number]): WorkloadRecipe {
  const deploys = moments(scene, low, high);
  const bad = deploys.findIndex((at) => at >= 26);
  const pods = rollouts(scene, deploys).map((pod) => ({ ...pod, leaks: Number(pod.version.slice(1)) >= bad }));
  return { pods, level: level(scene), rate: rateFor(scene, ...hours) };
}

/** It leaks with the requests. */
function withTraffic(scene: WorkloadScene): WorkloadRecipe {
  const recipe = fromDeploy(scene, 20, 60, FAST_HOURS);
  const perLoad = rateFor(scene, ...FAST_HOURS)();
  return { ...recipe, rate: (hours) => perLoad * scene.load(hours) };
}

function canary(scene: WorkloadScene): WorkloadRecipe {
  const at = scene.random.between(28, 80);
  const old = rollouts(scene, [-scene.random.between(20, 200)]);
  const count = Math.max(1, Math.ceil(scene.replicas / 3));
  const canaries = leaking(Array.from({ length: count }, () => toPod(scene, at, Infinity, 'v1')));
  return { pods: [...old, ...canaries], level: level(scene), rate: rateFor(scene, ...FAST_HOURS) };
}

/** Those who stay logged in stay with some of the replicas. */
function sticky(scene: WorkloadScene): WorkloadRecipe {
  const many = { ...scene, replicas: scene.replicas + 4 };
  const pods = rollouts(many, [scene.random.between(26, 50)]);
  const some = Math.max(2, Math.floor(pods.length * scene.random.between(0.2, 0.5)));
  return {
    pods: pods.map((pod, i) => ({ ...pod, leaks: i < some })),
    level: level(scene),
    rate: rateFor(scene, ...FAST_HOURS),
  };
}

const statefulSet = (scene: WorkloadScene): WorkloadRecipe => {
  const recipe = fromDeploy(scene, 30, 80, FAST_HOURS);
  return { ...recipe, pods: named(recipe.pods) };
};

/** Nodes of one zone get what leaks. */
function byZone(scene: WorkloadScene): WorkloadRecipe {
  const pods = perNode(scene, [-scene.random.between(20, 100), scene.random.between(28, 60)]);
  return {
    pods: pods.map((pod) => ({ ...pod, leaks: pod.version === 'v1' && pod.labels.zone === 'b' })),
    level: level(scene),
    rate: rateFor(scene, ...FAST_HOURS),
  };
}

/** Leaks fast, until the version after the next one mends it. */
function mended(scene: WorkloadScene): WorkloadRecipe {
  const bad = scene.random.between(26, 40);
  const good = bad + scene.random.between(30, 60);
  const pods = rollouts(scene, [-scene.random.between(20, 100), bad, good]);
  return {
    pods: pods.map((pod) => ({ ...pod, leaks: pod.version === 'v1' })),
    level: level(scene),
    rate: rateFor(scene, ...FAST_HOURS),
    mendedAtHours: good,
  };
}

/** Hours to the limit as a multiple of a life. */
const masked = (scene: WorkloadScene, pods: readonly PodPlan[], life: number): WorkloadRecipe => ({
  pods: leaking(pods),
  level: level(scene),
  rate: rateFor(scene, life * 1.5, life * 8),
});

const byDeploys = (scene: WorkloadScene) => masked(scene, rollouts(scene, moments(scene, 12, 30)), 25);
const byMaximumAge = (scene: WorkloadScene) => masked(scene, relays(scene, 8, 26), 22);
const byScaling = (scene: WorkloadScene) =>
  scene.random.chance(0.5) ? masked(scene, relays(scene, 4, 16), 14) : masked(scene, byDay(scene), 24);
const byDrains = (scene: WorkloadScene) => masked(scene, relays(scene, 15, 40), 35);
const byRecreation = (scene: WorkloadScene) => masked(scene, named(relays(scene, 12, 30)), 26);

function byCron(scene: WorkloadScene): WorkloadRecipe {
  const at = scene.random.between(0, 24);
  const restartsAtHours = Array.from({ length: 7 }, (_, day) => day * 24 + at);
  const pods = rollouts(scene, [-scene.random.between(1, at)]).map((pod) => ({ ...pod, restartsAtHours }));
  return masked(scene, pods, 24);
}

/** A large warm-up first, and then a leak that deploys hide. */
function afterWarmUp(scene: WorkloadScene): WorkloadRecipe {
  const bound = scene.headroomBytes * scene.random.between(0.15, 0.4);
  const hours = scene.random.logBetween(0.3, 2);
  const own = level(scene);
  return {
    ...byDeploys(scene),
    level: (at, age, pod) => own(at, age, pod) + bound * (1 - Math.exp(-Math.max(0, age) / hours)),
    rate: rateFor(scene, 40, 150),
  };
}

/** Each version of the last days leaks slowly; those before did not. */
const byVersion = (scene: WorkloadScene) => fromDeploy(scene, 14, 30, [40, 200]);

export const LEAKING_WORKLOADS: readonly WorkloadFamily[] = [
  { name: 'fast-fresh', label: 'fast', set: 'tune', draw: fresh },
  { name: 'fast-new-version', label: 'fast', set: 'tune', draw: (scene) => fromDeploy(scene, 20, 60, FAST_HOURS) },
  { name: 'fast-with-traffic', label: 'fast', set: 'report', draw: withTraffic },
  { name: 'canary-leak', label: 'fast', set: 'report', draw: canary },
  { name: 'sticky-leak', label: 'fast', set: 'report', draw: sticky },
  { name: 'stateful-set-leak', label: 'fast', set: 'report', draw: statefulSet },
  { name: 'leak-in-one-zone', label: 'fast', set: 'tune', draw: byZone },
  { name: 'version-that-mends', label: 'fast', set: 'report', draw: mended },
  { name: 'masked-by-deploys', label: 'masked', set: 'tune', draw: byDeploys },
  { name: 'masked-by-maximum-age', label: 'masked', set: 'report', draw: byMaximumAge },
  { name: 'masked-by-cron', label: 'masked', set: 'tune', draw: byCron },
  { name: 'masked-by-scaling', label: 'masked', set: 'report', draw: byScaling },
  { name: 'masked-by-drains', label: 'masked', set: 'report', draw: byDrains },
  { name: 'recreated-pods-leak', label: 'masked', set: 'report', draw: byRecreation },
  { name: 'leak-after-warm-up', label: 'masked', set: 'tune', draw: afterWarmUp },
  { name: 'masked-since-a-version', label: 'masked', set: 'report', draw: byVersion },
];
