import type { Labels, MatrixSeries } from '../ask/prometheusClient';

/** What a cAdvisor row of a pod stands for. */
export type PodRowKind = 'container' | 'sandbox' | 'pod';

/** The rows of one pod by kind, each with a container name that `toTimelines` joins by. */
export interface PodRows {
  containers: MatrixSeries[];
  sandbox: MatrixSeries[];
  pod: MatrixSeries[];
  /** Rows that could be the pod's or the sandbox's: image, name and id are not stored. */
  ambiguous: boolean;
}

/** Kubernetes allows no brackets in names, so that these meet no container. */
const SANDBOX_NAME = '[sandbox]';
const POD_NAME = '[pod]';

/** Last part of the path of a pod's cgroup: `pod<uid>`, or `kubepods-burstable-pod<uid>.slice` under systemd. */
const POD_CGROUP = /(^|[-/])pod[^/]+$/;

/**
 * Sorts the rows of a pod: its containers, its sandbox (pause) and its own cgroup.
 *
 * containerd gives the sandbox an image and no container name, CRI-O and dockerd the container name `POD`; the pod's
 * cgroup has neither name nor image. Where these labels were dropped the path of the cgroup tells, and where that was
 * dropped as well nothing does: such rows are left out.
 * Source: memory catalog, section 2.2.
 */
export function toPodRows(series: readonly MatrixSeries[]): PodRows {
  const imagesKnown = series.some(({ labels }) => isContainer(labels) && Boolean(labels.image || labels.name));
  const rows: PodRows = { containers: [], sandbox: [], pod: [], ambiguous: false };
  for (const one of series) {
    const kind = toKind(one.labels, imagesKnown);
    if (kind === 'container') {
      rows.containers.push(one);
    } else if (kind === 'sandbox') {
      rows.sandbox.push(rename(one, SANDBOX_NAME));
    } else if (kind === 'pod') {
      rows.pod.push(rename(one, POD_NAME));
    } else {
      rows.ambiguous = true;
    }
  }
  return rows;
}

function toKind(labels: Labels, imagesKnown: boolean): PodRowKind | null {
  if (isContainer(labels)) {
    return 'container';
  }
  if (labels.container === 'POD' || labels.image || labels.name) {
    return 'sandbox';
  }
  if (labels.id) {
    return POD_CGROUP.test(labels.id) ? 'pod' : 'sandbox';
  }
  return imagesKnown ? 'pod' : null;
}

function isContainer({ container }: Labels): boolean {
  return Boolean(container) && container !== 'POD';
}

function rename(one: MatrixSeries, container: string): MatrixSeries {
  return { ...one, labels: { ...one.labels, container } };
}
