import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import { map } from 'rxjs';
import { collectMarks } from '../../collect/facts/marks/collectMarks';
import { collectPod, type PodRequest } from '../../collect/pods/collectPod';
import { toPodFrames } from '../frames/toPodFrames';
import type { KubeletUse } from '../kubelet/kubeletUse';
import { watchPod } from '../kubelet/watchPod';
import type { LiveAnswer } from './runTargets';

/**
 * All containers of one pod: their parts first, through `emit`; then the same with marks. Where Prometheus has none of
 * them, its kubelet is asked, unless `use` is null.
 */
export async function answerPod(
  ask: AskSession,
  request: PodRequest & { signal: AbortSignal },
  refId: string,
  emit: (frames: DataFrame[]) => void,
  use: KubeletUse | null
): Promise<DataFrame[] | LiveAnswer> {
  const anatomy = await collectPod(ask, request);
  const { key, containers, pod, stepSeconds } = anatomy;
  if (containers.every(({ history }) => history.acceptedSamples === 0) && use) {
    const { pod: live, sentences, updates } = await watchPod(ask, request, use);
    return live
      ? { frames: toPodFrames(refId, live), updates: updates.pipe(map((newer) => toPodFrames(refId, newer))) }
      : toPodFrames(refId, { ...anatomy, warnings: [...anatomy.warnings, ...sentences] });
  }
  if (pod.timesSeconds.length === 0) {
    return toPodFrames(refId, anatomy);
  }
  emit(toPodFrames(refId, anatomy));
  const marks = await collectMarks(ask, {
    ...request,
    key: { ...key, container: null },
    stepSeconds,
    starts: containers.map(({ key: { container }, startTimeSeconds }) => ({
      container,
      timesSeconds: pod.timesSeconds,
      startTimeSeconds,
    })),
  });
  return toPodFrames(refId, anatomy, marks);
}
