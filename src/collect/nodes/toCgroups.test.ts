import { toCgroups } from './toCgroups';

test.each<[string, string[], ReturnType<typeof toCgroups>]>([
  [
    'kubelet’s defaults',
    ['/', '/kubepods', '/kubepods/burstable', '/kubepods/besteffort', '/system.slice/kubelet.service'],
    { hasRoot: true, pods: '/kubepods', system: ['/system.slice/kubelet.service'] },
  ],
  [
    'a slice and a service inside it: the slice',
    ['/', '/kubepods.slice', '/system.slice', '/system.slice/docker.service', '/user.slice'],
    { hasRoot: true, pods: '/kubepods.slice', system: ['/system.slice', '/user.slice'] },
  ],
  [
    'pods inside the kubelet’s slice: its other children',
    ['/kubelet.slice', '/kubelet.slice/kubelet-kubepods.slice', '/kubelet.slice/kubelet.service'],
    { hasRoot: false, pods: '/kubelet.slice/kubelet-kubepods.slice', system: ['/kubelet.slice/kubelet.service'] },
  ],
  [
    'names that only look alike',
    ['/', '/kubepods', '/kubepods-old', '/system', '/system.slice'],
    { hasRoot: true, pods: '/kubepods', system: ['/kubepods-old', '/system', '/system.slice'] },
  ],
  ['no pods', ['/', '/init.scope'], { hasRoot: true, pods: null, system: ['/init.scope'] }],
  ['nothing', [], { hasRoot: false, pods: null, system: [] }],
])('toCgroups: %s', (_, ids, expected) => {
  expect(toCgroups(ids)).toEqual(expected);
});
