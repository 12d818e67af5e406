import { strings } from '../../strings';
import type { AnatomyModel, Layer } from '../../read/anatomy/anatomyModel';
import type { PodModel } from '../../read/anatomy/readPod';
import { findKeptRows } from './findKeptRows';

/** Beyond the rounding of averaged samples. */
const RELATIVE_TOLERANCE = 1e-6;

/**
 * The containers of a pod as layers under the pod's own memory. A container without a sample is nothing where the others
 * make the whole pod, and a gap where they do not. Without the pod's own memory the top edge is the sum of containers
 * that are all known. Cost: linear.
 */
export function stackPod(pod: PodModel): AnatomyModel {
  const rowsOf = pod.containers.map(({ timesMs }) => new Map(timesMs.map((timeMs, row) => [timeMs, row])));
  const timesMs = pod.timesMs.length > 0 ? pod.timesMs : pod.containers[0].timesMs;
  const containers = pod.containers.map(({ key, wholeBytes }, index): Layer => {
    const title = key?.container ?? '';
    const values = timesMs.map((timeMs) => wholeBytes[rowsOf[index].get(timeMs) ?? -1] ?? null);
    return {
      id: `container ${title}`,
      title,
      description: null,
      reclaimable: null,
      certainty: null,
      source: null,
      of: null,
      values,
    };
  });
  const layers = [...containers, ...pod.beside.map((layer) => ({ ...layer, values: [...layer.values] }))];
  const hasPod = pod.wholeBytes.some((bytes) => bytes !== null);
  const wholeBytes = timesMs.map((_, row) => {
    const known = layers.map(({ values }) => values[row]).filter((value) => typeof value === 'number');
    const sum = known.reduce((total, value) => total + value, 0);
    const whole = hasPod ? pod.wholeBytes[row] : known.length === layers.length ? sum : null;
    const isComplete = whole !== null && Math.abs(sum - whole) <= Math.max(1, whole * RELATIVE_TOLERANCE);
    layers.forEach(({ values }) => (values[row] = isComplete ? (values[row] ?? 0) : null));
    return isComplete ? whole : null;
  });
  const acceptedSamples = wholeBytes.filter((bytes) => bytes !== null).length;
  const rows = findKeptRows(wholeBytes);
  const keep = <T>(values: T[]) => rows.map((row) => values[row]);
  return {
    key: pod.key,
    timesMs: keep(timesMs),
    layers: layers.map((layer) => ({ ...layer, values: keep(layer.values) })),
    stacked: true,
    reason: null,
    whole: pod.containers[0].whole,
    level: pod.containers[0].level,
    wholeBytes: keep(wholeBytes),
    sumsToWhole: true,
    runtime: null,
    evidence: [],
    limitBytes: rows.map((row) => pod.limitBytes[row] ?? null),
    requestBytes: rows.map(() => null),
    limitAtMs: null,
    restartTimesMs: [],
    acceptedSamples,
    rejectedSamples: pod.wholeBytes.filter((bytes) => bytes !== null).length - (hasPod ? acceptedSamples : 0),
    notices: hasPod ? pod.notices : [...pod.notices, { severity: 'info', text: strings.pod.noWhole }],
  };
}
