import type { Recipe, Scene } from './recipe';

export interface GarbageCollector {
  /** Garbage after one more minute at this time. */
  step(hours: number): number;
  restart(): void;
}

/** Garbage grows with the requests and is taken when it is full; how full differs a little from time to time. */
export function toCollector(scene: Scene, { collector, load }: Recipe): GarbageCollector | null {
  if (!collector) {
    return null;
  }
  const { random } = scene;
  const requests = load ?? scene.load;
  let garbage = collector.garbageBytes * random.next();
  let full = collector.garbageBytes;
  return {
    step(hours) {
      garbage += (collector.garbageBytes * requests(hours)) / (collector.periodHours * 60);
      if (garbage >= full) {
        full = collector.garbageBytes * random.between(0.75, 1.25);
        // Fast collectors run several times a minute: the sample falls anywhere in the cycle.
        garbage = collector.periodHours < 0.1 ? full * random.next() : 0.03 * full * random.next();
      }
      return garbage;
    },
    restart() {
      garbage = 0;
    },
  };
}
