import { podName } from './generateWorkload';
import { WORKLOAD_HOURS, type PodPlan, type WorkloadScene } from './workload';

/** How pods come and go. Each gives the pods of a workload over a week, none of which leaks. */

const ZONES = ['a', 'b', 'c'];

export function toPod(scene: WorkloadScene, startHours: number, endHours: number, version: string): PodPlan {
  const node = Math.floor(scene.random.between(0, 12));
  return {
    pod: podName(scene.random, 'app'),
    startHours,
    endHours,
    version,
    labels: { node: `node-${node}`, zone: ZONES[node % ZONES.length] },
    leaks: false,
  };
}

/** Moments with distances from `low` to `high` hours, from one before the data on. */
export function moments({ random }: WorkloadScene, low: number, high: number, from = -high): number[] {
  const found: number[] = [];
  for (let at = from + random.between(0, low); at < WORKLOAD_HOURS; at += random.between(low, high)) {
    found.push(at);
  }
  return found;
}

/** All pods of a version are replaced within minutes by those of the next. */
export function rollouts(scene: WorkloadScene, deploys: readonly number[]): PodPlan[] {
  return deploys.flatMap((at, version) =>
    Array.from({ length: scene.replicas }, (_, i) => {
      const late = (i * scene.random.between(0.5, 3)) / 60;
      return toPod(scene, at + late, (deploys[version + 1] ?? Infinity) + late, `v${version}`);
    })
  );
}

/** Each place of a replica is taken by one pod after the other, each at its own time: a maximum age, drains, scaling. */
export function relays(scene: WorkloadScene, low: number, high: number, version = 'v0'): PodPlan[] {
  return Array.from({ length: scene.replicas }, () => moments(scene, low, high)).flatMap((starts) =>
    starts.map((at, i) => toPod(scene, at, starts[i + 1] ?? Infinity, version))
  );
}

/** A few pods always, and others from the morning to the evening. */
export function byDay(scene: WorkloadScene): PodPlan[] {
  const { random, replicas } = scene;
  const always = rollouts({ ...scene, replicas: Math.max(1, Math.floor(replicas / 2)) }, [-random.between(30, 300)]);
  const more = Array.from({ length: 8 }, (_, day) =>
    Array.from({ length: replicas }, () => {
      const up = day * 24 - 16 + random.between(0, 5);
      return toPod(scene, up, up + random.between(6, 14), 'v0');
    })
  ).flat();
  return [...always, ...more.filter(({ endHours }) => endHours > 0)];
}

/** Pods of fixed places, as a DaemonSet or static pods have: one on each node, replaced only by rollouts. */
export function perNode(scene: WorkloadScene, deploys: readonly number[]): PodPlan[] {
  const nodes = scene.replicas + 3;
  const sizes = Array.from({ length: nodes }, () => scene.random.logBetween(0.7, 1.3));
  return deploys.flatMap((at, version) =>
    sizes.map((size, i) => ({
      ...toPod(scene, at + i / 20, (deploys[version + 1] ?? Infinity) + i / 20, `v${version}`),
      labels: { node: `node-${i}`, zone: ZONES[i % ZONES.length] },
      size,
    }))
  );
}

/** The same names again, as those of a StatefulSet. */
export function named(pods: readonly PodPlan[]): PodPlan[] {
  const names = new Map<string, number>();
  return pods.map((pod) => {
    const place = [...names].find(([, until]) => until <= pod.startHours)?.[0] ?? `app-${names.size}`;
    names.set(place, pod.endHours);
    return { ...pod, pod: place };
  });
}
