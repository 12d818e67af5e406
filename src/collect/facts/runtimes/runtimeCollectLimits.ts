import type { Threshold } from '../../../engine';

/** Caps and distances of collecting a runtime's metrics. */
export const RUNTIME_COLLECT_LIMITS = {
  series: {
    value: 1_000,
    unit: 'series',
    reason: 'A runtime has a few dozen in a container; more are labels that blow up, or workers that come and go.',
    source: 'recorded services: 10 to 50',
  },
  instances: {
    value: 20,
    unit: 'instances',
    reason: 'OpenTelemetry may name a new one at each start; all of the window stand in one question.',
    source: 'own choice; an id has 36 characters, and questions may have 16 KiB',
  },
  startAfterSeconds: {
    value: 5,
    unit: 'seconds',
    reason: 'A process that starts within this time after its container is its first process.',
    source: 'memory catalog, section 6.0, rule 2',
  },
  startBeforeSeconds: {
    value: 1,
    unit: 'seconds',
    reason: 'Start times of processes are computed from the boot time, which is rounded.',
    source: 'proc(5), btime in whole seconds',
  },
  smallestContainerShare: {
    value: 0.9,
    unit: 'share of the certain parts',
    reason: 'A container whose anonymous memory is smaller than this cannot hold the runtime.',
    source: 'memory catalog, section 6.0, rule 4',
  },
} satisfies Record<string, Threshold>;
