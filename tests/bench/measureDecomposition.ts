import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import type { PrometheusClient } from '../../src/collect/ask/prometheusClient';
import { collectRuntime } from '../../src/collect/facts/runtimes/collectRuntime';
import {
  type AcceptedSplit,
  type ContainerKey,
  findGrowingPart,
  type SplitHistory,
  splitMemory,
} from '../../src/engine';
import { expectedParts } from '../fixtures/expectedParts';
import { readManifest, type RecordedScenario } from '../fixtures/readRecorded.mjs';
import { readTruth } from '../fixtures/readTruth';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** What the decomposition made of one recorded scenario. */
export interface ScenarioCounts {
  scenario: RecordedScenario;
  containers: number;
  accepted: number;
  rejected: number;
  /** Accepted, with parts that exceeded the whole within the tolerance. */
  cut: number;
  /** Largest difference between the sum of the parts and the whole. */
  sumErrorBytes: number;
  negativeParts: number;
  /** Samples that a runtime took apart, that it could not, and the largest difference of their sum. */
  split: number;
  conflicts: number;
  runtimeErrorBytes: number;
  /** Of the container that the recorder names; null where it names none, or nothing grows. */
  growing: string | null;
  /** Null where the recorder names nothing. */
  growsAsTold: boolean | null;
  /** Against the kernel's own numbers. */
  truthSamples: number;
  tmpfsErrorBytes: number;
  /** The same where tmpfs is shown: small amounts are not. */
  shownTmpfsErrorBytes: number;
  kernelErrorBytes: number;
}

/** At 10 minutes a leak's course is seen, and noise is not. */
const GROWTH_STEP_SECONDS = 600;
const SAMPLE_STEP_SECONDS = 60;
const WINDOW_SECONDS = 42 * 3600;
const NODE_CPUS = 2;

/** Takes every recorded container apart, through a real Prometheus. */
export async function measureDecomposition(client: PrometheusClient, atSeconds: number): Promise<ScenarioCounts[]> {
  const all: ScenarioCounts[] = [];
  const anatomyOf = (key: ContainerKey, stepSeconds: number) =>
    collectAnatomy(sessionOf(client), {
      key,
      atSeconds,
      windowSeconds: WINDOW_SECONDS,
      stepSeconds,
      clusterLabel: null,
    });

  for (const scenario of readManifest().scenarios) {
    const counts = emptyCounts(scenario);
    for (const { pod, containers } of scenario.pods) {
      for (const { name: container } of containers) {
        const key = { cluster: null, namespace: scenario.namespace, pod, container };
        const anatomy = await anatomyOf(key, SAMPLE_STEP_SECONDS);
        addSamples(counts, anatomy.history);
        const request = { ...anatomy, key, atSeconds, windowSeconds: WINDOW_SECONDS, clusterLabel: null };
        const { history } = await collectRuntime(sessionOf(client), request);
        counts.split += history?.splitSamples ?? 0;
        counts.conflicts += history?.conflictSamples ?? 0;
        counts.runtimeErrorBytes = Math.max(counts.runtimeErrorBytes, sumError(history?.anonBytes, history?.parts));
        if (scenario.culprit?.pod === pod && scenario.culprit.container === container) {
          const part = findGrowingPart((await anatomyOf(key, GROWTH_STEP_SECONDS)).history)?.part ?? null;
          counts.growing = part;
          counts.growsAsTold = part !== null && expectedParts(scenario).includes(part);
        }
      }
    }
    addTruth(counts);
    all.push(counts);
  }
  return all;
}

function emptyCounts(scenario: RecordedScenario): ScenarioCounts {
  return {
    scenario,
    containers: scenario.pods.reduce((sum, { containers }) => sum + containers.length, 0),
    accepted: 0,
    rejected: 0,
    cut: 0,
    sumErrorBytes: 0,
    negativeParts: 0,
    split: 0,
    conflicts: 0,
    runtimeErrorBytes: 0,
    growing: null,
    growsAsTold: null,
    truthSamples: 0,
    tmpfsErrorBytes: 0,
    shownTmpfsErrorBytes: 0,
    kernelErrorBytes: 0,
  };
}

type Bytes = ReadonlyArray<number | null>;

/** Largest difference between the known parts of a row and its whole. */
function sumError(wholeBytes: Bytes = [], parts: ReadonlyArray<{ bytes: Bytes }> = []): number {
  return wholeBytes.reduce<number>((largest, whole, row) => {
    const sum = parts.reduce((total, { bytes }) => total + (bytes[row] ?? 0), 0);
    return whole === null ? largest : Math.max(largest, Math.abs(sum - whole));
  }, 0);
}

function addSamples(counts: ScenarioCounts, history: SplitHistory): void {
  counts.accepted += history.acceptedSamples;
  counts.rejected += Object.values(history.rejectedSamples).reduce((sum, count) => sum + count, 0);
  counts.cut += history.skewedSamples;
  counts.sumErrorBytes = Math.max(counts.sumErrorBytes, sumError(history.wholeBytes, history.parts));
  counts.negativeParts += history.parts.flatMap(({ bytes }) => bytes).filter((bytes) => (bytes ?? 0) < 0).length;
}

/** Kernel memory is derived without its own metric here, as on cgroup v2. */
function addTruth(counts: ScenarioCounts): void {
  for (const { reading, shmemBytes, kernelBytes } of readTruth(counts.scenario.id)) {
    const split = splitMemory({ ...reading, kernelBytes: 0 }, { nodeCpus: NODE_CPUS, cgroup: 'v2' });
    if (split.accepted) {
      counts.truthSamples++;
      const shown = bytesOf(split, 'tmpfs');
      const tmpfs = Math.abs(shown - shmemBytes);
      const kernel = Math.abs(bytesOf(split, 'kernel_sockets_other') - kernelBytes);
      counts.tmpfsErrorBytes = Math.max(counts.tmpfsErrorBytes, tmpfs);
      counts.shownTmpfsErrorBytes = Math.max(counts.shownTmpfsErrorBytes, shown > 0 ? tmpfs : 0);
      counts.kernelErrorBytes = Math.max(counts.kernelErrorBytes, kernel);
    }
  }
}

function bytesOf(split: AcceptedSplit, name: string): number {
  return split.parts.find((part) => part.name === name)?.bytes ?? 0;
}
