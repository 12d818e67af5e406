import { createDataFrame, FieldType } from '@grafana/data';
import { readAnatomyFrames } from '../../read/anatomy/readAnatomyFrames';
import { readPod } from '../../read/anatomy/readPod';
import { MOMENT_MS } from '../../testing/buildFrames';
import { rankPodContainers } from './rankPodContainers';
import { stackPod } from './stackPod';

type Values = Array<number | null>;

const labels = (container: string) => ({ namespace: 'web', pod: 'checkout-1', container });

interface Columns {
  containers: Record<string, Values>;
  own?: Record<string, Values>;
  limits?: Record<string, Values>;
}

const read = ({ containers, own = {}, limits = {} }: Columns) => {
  const field = (name: string, container: string, values: Values, part = {}) => ({
    name,
    type: FieldType.number,
    labels: { ...labels(container), ...part },
    values,
  });
  const rows = Object.values(containers)[0];
  const frame = createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: rows.map((_, row) => MOMENT_MS + row * 60_000) },
      ...Object.entries(containers).map(([name, values]) => field('anon', name, values, { part: 'anon' })),
      ...Object.entries(limits).map(([name, values]) => field('limit', name, values)),
      ...Object.entries(own).map(([name, values]) => field(name, '', values)),
    ],
  });
  return readPod([frame], readAnatomyFrames([frame]));
};

describe('readPod', () => {
  it.each<[string, Columns, boolean]>([
    ['two containers', { containers: { app: [1], sidecar: [2] } }, true],
    ['one container and the pod', { containers: { app: [1] }, own: { whole: [3] } }, true],
    ['one container', { containers: { app: [1] } }, false],
  ])('%s', (_, columns, expected) => {
    expect(read(columns) !== null).toBe(expected);
  });

  it('leaves out what the pod does not tell', () => {
    const pod = read({ containers: { app: [1] }, own: { whole: [3], sandbox: [null], orphaned: [2] } });
    expect(pod?.beside.map(({ id }) => id)).toEqual(['orphaned']);
  });
});

describe('stackPod', () => {
  const stack = (columns: Columns) => {
    const { layers, wholeBytes, rejectedSamples } = stackPod(read(columns)!);
    return { values: Object.fromEntries(layers.map((one) => [one.title, one.values])), wholeBytes, rejectedSamples };
  };

  it('sums containers and what belongs to the pod', () => {
    expect(
      stack({ containers: { app: [10, 20], sidecar: [5, 6] }, own: { whole: [17, 28], sandbox: [2, 2] } })
    ).toEqual({
      values: { app: [10, 20], sidecar: [5, 6], Sandbox: [2, 2] },
      wholeBytes: [17, 28],
      rejectedSamples: 0,
    });
  });

  it('takes a container without a sample as nothing only where the others make the whole pod', () => {
    expect(stack({ containers: { app: [10, 20], job: [null, null] }, own: { whole: [10, 28] } })).toEqual({
      values: { app: [10, null], job: [0, null] },
      wholeBytes: [10, null],
      rejectedSamples: 1,
    });
  });

  it('sums what is known in full without the memory of the pod', () => {
    const columns = { containers: { app: [10, 20], sidecar: [5, null] } };
    expect(stack(columns)).toEqual({
      values: { app: [10, null], sidecar: [5, null] },
      wholeBytes: [15, null],
      rejectedSamples: 0,
    });
    expect(stackPod(read(columns)!).notices).toHaveLength(1);
  });
});

describe('rankPodContainers', () => {
  it('puts what grew most first, on one scale with the limits near it', () => {
    const cards = rankPodContainers(
      read({
        containers: { app: [100, 101], sidecar: [10, 90], idle: [null, null] },
        limits: { app: [200, 200], sidecar: [9000, 9000] },
        own: { whole: [111, 192], sandbox: [1, 1] },
      })!
    );
    expect(cards.containers.map(({ key }) => key?.container)).toEqual(['sidecar', 'app', 'idle']);
    expect(cards).toMatchObject({ peakBytes: 101, maxBytes: 200, beside: { wholeBytes: [1, 1] } });
  });
});
