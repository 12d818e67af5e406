import { texts } from '../language/texts';
import { say } from '../language/say';
import type { Diagnosis, DiagnosisInput, NextStep, UnknownReason } from './diagnosis';
import type { Verdict } from './finding';
import {
  stepsOfCache,
  stepsOfCardinality,
  stepsOfKernel,
  stepsOfLeftBehind,
  stepsOfPart,
  stepsOfTmpfs,
} from './nextStepsOfPart';
import { stepsOfRuntime, stepsOfUncollected } from './nextStepsOfRuntime';
import { aboutPod, step } from './nextStepsShell';

type Known = Omit<Diagnosis, 'nextSteps'>;
type Context = Pick<DiagnosisInput, 'key' | 'runtime' | 'processes' | 'nearestLimit'>;

/**
 * What to do next, in order: for the verdict, the part that grows and the runtime. Commands have the real names in them,
 * quoted for a POSIX shell, are single lines, and change nothing but what their sentence says (a collection, a dump).
 *
 * A name that no line should hold (control characters) gives a step without a command. Cost: constant. Never throws.
 */
export function toNextSteps(diagnosis: Known, input: Context): NextStep[] {
  const steps = BY_VERDICT[diagnosis.verdict](diagnosis, input);
  const isLeft = input.nearestLimit?.kind === 'left-behind' && diagnosis.part !== null;
  return isLeft ? [...stepsOfLeftBehind(input.key), ...steps] : steps;
}

const BY_VERDICT: Readonly<Record<Verdict, (diagnosis: Known, input: Context) => NextStep[]>> = {
  leak: stepsOfPart,
  'cardinality-leak': (_, { key }) => stepsOfCardinality(key),
  'cache-growth': (_, { key }) => stepsOfCache(key),
  'tmpfs-growth': (_, { key }) => stepsOfTmpfs(key),
  'kernel-growth': (_, { key }) => stepsOfKernel(key),
  'load-coupled': () => [
    step(
      say`Set request and limit by the memory at the highest load, not by the mean, and scale out before it is reached.`
    ),
    step(say`If memory stays high after the load has gone, look again: then it is not the load.`),
  ],
  'warm-up': () => [
    step(
      say`Wait until it is flat: memory settles after a start. Compare replicas of the same age, not of the same hour.`
    ),
  ],
  saturating: () => [
    step(
      say`Leave it while it flattens out below the limit. Bound the cache or the pool by configuration if it does not.`
    ),
    step(say`Look again at a window twice as long before you raise the limit.`),
  ],
  step: (_, { key }) => [
    step(say`See what happened to the pod at that time.`, aboutPod(key, 'describe')),
    step(say`Compare it with new versions, configuration changes and jobs of the same minute.`),
  ],
  sawtooth: () => [
    step(say`Nothing has to be done while the lows stay level: a garbage collector or a batch gives the memory back.`),
    step(say`Leave the limit room for the highs.`),
  ],
  'restart-loop': (diagnosis, input) => [
    step(say`See why the container ended: exit code, reason and time.`, aboutPod(input.key, 'describe')),
    step(
      say`Read what it said before it ended.`,
      aboutPod(input.key, 'logs', [`--container=${input.key.container}`, '--previous', '--tail=200'])
    ),
    ...(diagnosis.part === null ? [] : stepsOfPart(diagnosis, input)),
  ],
  spiky: (diagnosis, input) => [
    step(
      say`Find what runs at the spikes: a report, an upload, a batch. Handle it in pieces, or limit how many run at once.`
    ),
    ...(input.runtime === null ? [] : stepsOfRuntime(diagnosis, input)),
  ],
  steady: () => [step(say`Nothing has to be done.`)],
  declining: () => [step(say`Nothing has to be done: memory falls.`)],
  unknown: ({ unknownReason }, { key }) =>
    unknownReason === 'not-collected' ? stepsOfUncollected(key) : [step(OF_REASON[unknownReason ?? 'not-proven'])],
};

const OF_REASON: Readonly<Record<UnknownReason, string>> = texts({
  'too-short': 'Look again when there are a few hours of samples, or choose a longer time range.',
  gaps: 'Samples are missing: look whether the scrape of the kubelet fails or times out.',
  'metrics-missing':
    'Memory metrics of this container are missing: the set-up page says which, and which relabel rule may drop them.',
  'not-measured':
    'Look on the node whether /sys/fs/cgroup/cgroup.controllers lists memory. Where it does not, add cgroup_enable=memory to the kernel command line.',
  'not-collected': 'Force a full collection, and look whether the memory in use falls.',
  'not-proven': 'Growth is not proven: choose a longer time range, or look again in a day.',
});
