import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import { map } from 'rxjs';
import { collectAnatomy, type Anatomy, type AnatomyRequest } from '../../collect/containers/collectAnatomy';
import { diagnoseAnatomy, findOnsetMark } from '../../collect/containers/diagnoseAnatomy';
import { collectMarks } from '../../collect/facts/marks/collectMarks';
import type { PodAnatomy } from '../../collect/pods/collectPod';
import { toLiveContainer } from '../../collect/kubelet/toLivePod';
import { collectRuntime, type RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { isAborted } from '../../collect/ask/prometheusError';
import { toAnatomyFrames } from '../frames/toAnatomyFrames';
import type { KubeletUse } from '../kubelet/kubeletUse';
import { watchPod } from '../kubelet/watchPod';
import type { TimeToLimit } from '../../engine';
import { KUBELET_STRINGS } from '../kubeletStrings';
import type { LiveAnswer } from './runTargets';

/**
 * One container: its parts first, through `emit`, because they are there seconds before the rest; then the parts with
 * the runtime's view, processes and marks. What fails of the rest is a notice, and the parts stay. Where Prometheus has
 * nothing of it, its kubelet is asked, unless `use` is null.
 */
export async function answerAnatomy(
  ask: AskSession,
  request: AnatomyRequest & { signal: AbortSignal },
  refId: string,
  emit: (frames: DataFrame[]) => void,
  use: KubeletUse | null
): Promise<DataFrame[] | LiveAnswer> {
  const anatomy = await collectAnatomy(ask, request);
  const { key, history, stepSeconds, startTimeSeconds, nodeCpus, endings } = anatomy;
  if (history.acceptedSamples === 0 && use) {
    return answerFromKubelet(ask, request, refId, anatomy, use);
  }
  if (history.timesSeconds.length === 0) {
    return toAnatomyFrames(refId, anatomy);
  }
  emit(toAnatomyFrames(refId, anatomy));
  const [{ runtime, failure }, marks] = await Promise.all([
    orFailure(collectRuntime(ask, { ...request, history, stepSeconds, nodeCpus })),
    collectMarks(ask, {
      ...request,
      stepSeconds,
      endings,
      starts: [{ container: key.container, timesSeconds: history.timesSeconds, startTimeSeconds }],
    }),
  ]);
  const diagnosis = diagnoseAnatomy(anatomy, request.atSeconds, runtime, marks);
  const onset = findOnsetMark(diagnosis, history.timesSeconds[0] + stepSeconds);
  const marked = { ...marks, marks: [...marks.marks, ...onset].sort((a, b) => a.atSeconds - b.atSeconds) };
  const limitAt = toLimitAt(diagnosis.secondsToLimit, request.atSeconds);
  return toAnatomyFrames(refId, anatomy, { runtime, marks: marked, limitAt, failure });
}

/** From seconds that are left to moments. */
function toLimitAt(left: TimeToLimit | null, atSeconds: number): TimeToLimit | null {
  const at = (seconds: number | null) => (seconds === null ? null : atSeconds + seconds);
  return left && { low: atSeconds + left.low, mid: at(left.mid), high: at(left.high) };
}

async function answerFromKubelet(
  ask: AskSession,
  request: AnatomyRequest & { signal: AbortSignal },
  refId: string,
  anatomy: Anatomy,
  use: KubeletUse
): Promise<DataFrame[] | LiveAnswer> {
  const { container } = request.key;
  const { pod, sentences, updates } = await watchPod(ask, { ...request, ...request.key }, use);
  const live = pod && toLiveContainer(pod, container);
  if (!pod || !live) {
    const missing = pod ? [KUBELET_STRINGS.notices.noContainer(container, pod.node ?? '')] : [];
    return toAnatomyFrames(refId, { ...anatomy, warnings: [...anatomy.warnings, ...sentences, ...missing] });
  }
  const toFrames = (newer: PodAnatomy) => toAnatomyFrames(refId, toLiveContainer(newer, container) ?? live);
  return { frames: toFrames(pod), updates: updates.pipe(map(toFrames)) };
}

async function orFailure(
  answer: Promise<RuntimeAnatomy>
): Promise<{ runtime: RuntimeAnatomy | null; failure: string | null }> {
  try {
    return { runtime: await answer, failure: null };
  } catch (error) {
    if (isAborted(error)) {
      throw error;
    }
    return { runtime: null, failure: error instanceof Error ? error.message : String(error) };
  }
}
