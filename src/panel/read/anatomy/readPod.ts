import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';
import { ANATOMY } from '../../../contract/anatomyFrame';
import type { ContainerKey } from '../../../engine';
import { strings } from '../../strings';
import { alignSeries } from '../frames/alignSeries';
import type { AnatomyModel, Layer } from './anatomyModel';
import { flattenSeries, type Series } from '../frames/flattenSeries';
import { toLimit } from '../../../contract/codec/toLimit';

/** The containers of one pod, and what belongs to the pod itself. */
export interface PodModel {
  /** Its container is empty. */
  key: ContainerKey;
  containers: AnatomyModel[];
  timesMs: number[];
  /** Of the pod's own group; null where it is not exported. */
  wholeBytes: Array<number | null>;
  limitBytes: Array<number | null>;
  /** Sandbox and orphaned memory, as far as they are known. */
  beside: Layer[];
  notices: QueryResultMetaNotice[];
}

const BESIDE = [ANATOMY.sandbox, ANATOMY.orphaned] as const;

/** A pod, where all containers are of one and there are several, or the pod has fields of its own. Otherwise null. */
export function readPod(frames: DataFrame[], containers: AnatomyModel[]): PodModel | null {
  const { cluster = null, namespace = '', pod = '' } = containers[0]?.key ?? {};
  const isOnePod = containers.every(
    ({ key }) => key?.pod === pod && key.namespace === namespace && key.cluster === cluster
  );
  const own = flattenSeries(frames).filter((series) => isOwn(series, pod));
  if (pod === '' || !isOnePod || (own.length === 0 && containers.length < 2)) {
    return null;
  }
  const { timesMs, columns } = alignSeries(own);
  const column = (name: string) => columns[own.findIndex((series) => series.name === name)];
  return {
    key: { cluster, namespace, pod, container: '' },
    containers,
    timesMs,
    wholeBytes: timesMs.map((_, row) => column(ANATOMY.whole)?.[row] ?? null),
    limitBytes: timesMs.map((_, row) => toLimit(column(ANATOMY.limit)?.[row] ?? null)),
    beside: BESIDE.flatMap((name): Layer[] => {
      const values = column(name);
      return values && values.some((value) => value !== null && value !== undefined)
        ? [{ ...strings.pod[name], id: name, reclaimable: null, certainty: null, source: null, of: null, values }]
        : [];
    }),
    notices: containers[0].notices,
  };
}

function isOwn({ labels, name }: Series, pod: string): boolean {
  const names: readonly string[] = [ANATOMY.whole, ANATOMY.limit, ...BESIDE];
  return (labels.container ?? '') === '' && labels.pod === pod && names.includes(name);
}
