import { ownersByPod, toNameByPod } from '../../engine';
import type { Labels } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';
import { keyLabels, matchersText } from '../containers/memoryQueries';
import type { LabelMatcher } from '../sources/labelMatcher';
import { WORKLOAD_LABEL } from './workloadGroups';

/** The name of the workload of what has these labels. */
export interface PodWorkloads {
  /** By the owner of its pod; null where none is known. */
  owned: (labels: Labels) => string | null;
  /** By the name of its pod. */
  guessed: (labels: Labels) => string;
}

/**
 * The workloads of pods by their owners at any time of a window, as the recording rules name them: one expression for any
 * number of pods. Errors of the server reject.
 */
export async function askPodWorkloads(
  asked: AskSession,
  {
    scope,
    clusterLabel,
    windowSeconds,
  }: { scope: readonly LabelMatcher[]; clusterLabel: string | null; windowSeconds: number }
): Promise<PodWorkloads> {
  const keys = keyLabels(clusterLabel).filter((label) => label !== 'container');
  const ofPods = scope.filter(({ label }) => keys.includes(label));
  const toId = (labels: Labels) => JSON.stringify(keys.map((label) => labels[label] ?? ''));
  const select = (metric: string, matchers: string, isOfPod: boolean) => {
    const own = isOfPod ? ofPods : ofPods.filter(({ label }) => label !== 'pod');
    const all = [matchersText(own), matchers].filter(Boolean).join(',');
    return `last_over_time(${metric}{${all}}[${Math.round(windowSeconds)}s])`;
  };
  const { vector } = await asked.instant(ownersByPod(WORKLOAD_LABEL, keys, select));
  const names = new Map(vector.map(({ labels }) => [toId(labels), labels[WORKLOAD_LABEL] ?? null]));
  return {
    owned: (labels) => names.get(toId(labels)) ?? null,
    guessed: ({ pod }) => toNameByPod(pod ?? ''),
  };
}
