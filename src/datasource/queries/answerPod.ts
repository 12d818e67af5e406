import type { DataFrame } from '@grafana/data';
import { collectMarks } from '../../collect/collectMarks';
import { collectPod, type PodRequest } from '../../collect/collectPod';
import type { PrometheusClient } from '../../collect/prometheusClient';
import { toPodFrames } from '../frames/toPodFrames';

/** All containers of one pod: their parts first, through `emit`; then the same with marks. */
export async function answerPod(
  client: PrometheusClient,
  request: PodRequest,
  refId: string,
  emit: (frames: DataFrame[]) => void
): Promise<DataFrame[]> {
  const anatomy = await collectPod(client, request);
  const { key, containers, pod, stepSeconds } = anatomy;
  if (pod.timesSeconds.length === 0) {
    return toPodFrames(refId, anatomy);
  }
  emit(toPodFrames(refId, anatomy));
  const marks = await collectMarks(client, {
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
