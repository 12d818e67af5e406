import { config, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom, timeout } from 'rxjs';
import { GRAFANA_API, GRAFANA_PERMISSIONS } from '../../../contract/grafanaNames';
import { describeTold } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import type { TriageRow } from '../../read/triage/triageModel';
import { handOverStrings } from './handOverStrings';

const { annotation: texts } = handOverStrings;

export interface OnsetAnnotation {
  /** Unix milliseconds. */
  time: number;
  tags: string[];
  text: string;
}

/** Whether this user may write annotations for the whole organisation. */
export const mayAnnotate = () => Boolean(config.bootData?.user?.permissions?.[GRAFANA_PERMISSIONS.createAnnotations]);

/** The beginning of the growth as an annotation; null where it is not known. */
export function toOnsetAnnotation(row: TriageRow, nowSeconds: number): OnsetAnnotation | null {
  const onset = row.diagnosis?.onsetSeconds?.mid ?? null;
  if (onset === null) {
    return null;
  }
  const { cluster, namespace, container } = row.key;
  const workload = row.group?.name ?? row.workload ?? row.key.pod;
  const tags = ['leakscope', 'onset', ...[cluster, namespace, workload, container].filter((name) => name !== null)];
  return {
    time: Math.round(onset * 1000),
    tags,
    text: texts.text([namespace, workload, container].join(' / '), describeTold(row, nowSeconds)),
  };
}

/** Writes it to Grafana, and gives its id. Rejects with a sentence. */
export async function writeAnnotation(annotation: OnsetAnnotation): Promise<number> {
  const { id } = await call<{ id?: unknown }>('POST', GRAFANA_API.annotations, annotation);
  if (typeof id !== 'number') {
    throw new Error(texts.noId);
  }
  return id;
}

/** Takes it away again. Rejects with a sentence. */
export async function removeAnnotation(id: number): Promise<void> {
  await call('DELETE', GRAFANA_API.annotation(id));
}

async function call<T>(method: 'POST' | 'DELETE', url: string, data?: object): Promise<T> {
  try {
    const request = { method, url, data, showErrorAlert: false, showSuccessAlert: false };
    const answer = getBackendSrv()
      .fetch<T>(request)
      .pipe(timeout(PANEL_LIMITS.requestSeconds.value * 1000));
    return (await lastValueFrom(answer)).data;
  } catch (error) {
    const said: unknown = isFetchError(error) ? (error.data?.message ?? error.statusText) : '';
    throw new Error(texts.failed(typeof said === 'string' ? said.slice(0, PANEL_LIMITS.answerCharacters.value) : ''));
  }
}
