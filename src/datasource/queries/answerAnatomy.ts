import type { DataFrame } from '@grafana/data';
import { collectAnatomy, type AnatomyRequest } from '../../collect/collectAnatomy';
import { collectMarks } from '../../collect/collectMarks';
import { collectRuntime, type RuntimeAnatomy } from '../../collect/runtimes/collectRuntime';
import type { PrometheusClient } from '../../collect/prometheusClient';
import { isAborted } from '../../collect/prometheusError';
import { toAnatomyFrames } from '../frames/toAnatomyFrames';

/**
 * One container: its parts first, through `emit`, because they are there seconds before the rest; then the parts with
 * the runtime's view, processes and marks. What fails of the rest is a notice, and the parts stay.
 */
export async function answerAnatomy(
  client: PrometheusClient,
  request: AnatomyRequest,
  refId: string,
  emit: (frames: DataFrame[]) => void
): Promise<DataFrame[]> {
  const anatomy = await collectAnatomy(client, request);
  const { key, history, stepSeconds, startTimeSeconds, nodeCpus } = anatomy;
  if (history.timesSeconds.length === 0) {
    return toAnatomyFrames(refId, anatomy);
  }
  emit(toAnatomyFrames(refId, anatomy));
  const [{ runtime, failure }, marks] = await Promise.all([
    orFailure(collectRuntime(client, { ...request, history, stepSeconds, nodeCpus })),
    collectMarks(client, {
      ...request,
      stepSeconds,
      starts: [{ container: key.container, timesSeconds: history.timesSeconds, startTimeSeconds }],
    }),
  ]);
  return toAnatomyFrames(refId, anatomy, { runtime, marks, failure });
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
