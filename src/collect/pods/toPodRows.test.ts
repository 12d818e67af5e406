import type { Labels } from '../ask/prometheusClient';
import { toPodRows } from './toPodRows';

const series = (labels: Labels) => ({
  labels: { pod: 'p', namespace: 'n', ...labels },
  timesSeconds: [0],
  values: [1],
});
const kindsOf = (rows: Labels[]) => {
  const { containers, sandbox, pod, ambiguous } = toPodRows(rows.map(series));
  return { containers: containers.length, sandbox: sandbox.length, pod: pod.length, ambiguous };
};
const UID = 'a1b2c3d4-0000-1111-2222-333344445555';
const APP = { container: 'app', image: 'i', name: 'n1', id: `/kubepods/burstable/pod${UID}/n1` };

/** Shapes of rows by runtime. Source: memory catalog, section 2.2. */
test.each<[string, Labels[], object]>([
  [
    'containerd',
    [
      APP,
      { image: 'pause', name: 'n2', id: `/kubepods/burstable/pod${UID}/n2` },
      { id: `/kubepods/burstable/pod${UID}` },
    ],
    { containers: 1, sandbox: 1, pod: 1, ambiguous: false },
  ],
  [
    'CRI-O under systemd, with no image on the sandbox',
    [
      APP,
      { container: 'POD', id: `/kubepods.slice/kubepods-pod${UID}.slice/crio-n2.scope` },
      { id: `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UID}.slice` },
    ],
    { containers: 1, sandbox: 1, pod: 1, ambiguous: false },
  ],
  [
    'image and name dropped: the path tells',
    [{ container: 'app', id: '/x' }, { id: `/kubepods/pod${UID}/0a` }, { id: `/kubepods/pod${UID}` }],
    { containers: 1, sandbox: 1, pod: 1, ambiguous: false },
  ],
  [
    'id dropped: the image tells',
    [{ container: 'app', image: 'i' }, { image: 'pause' }, {}],
    { containers: 1, sandbox: 1, pod: 1, ambiguous: false },
  ],
  [
    'all dropped: nothing tells',
    [{ container: 'app' }, {}, {}],
    { containers: 1, sandbox: 0, pod: 0, ambiguous: true },
  ],
  ['Grafana’s chart: containers only', [APP], { containers: 1, sandbox: 0, pod: 0, ambiguous: false }],
])('toPodRows: %s', (_, rows, expected) => {
  expect(kindsOf(rows)).toEqual(expected);
});
