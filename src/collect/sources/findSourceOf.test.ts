import { findSourceOf } from './findSourceOf';
import { SOURCES } from './sources';

/** Rows as they come back: the usual labels, made from the native ones beside them. */
test.each<[string, Record<string, string>]>([
  ['kubelet-cadvisor', { namespace: 'shop', pod: 'api-0', container: 'api', name: 'k8s_api', instance: 'n1:10250' }],
  ['kubelet-cri', { namespace: 'shop', pod: 'api-0', container: 'api', image: 'api:1', id: 'a1'.repeat(32) }],
  ['kubelet-cadvisor', { namespace: 'shop', pod: 'api-0', container: 'api', image: 'api:1', id: '/kubepods/pod7/a1' }],
  ['kubelet-before-1.16', { namespace: 'shop', pod: 'a', container: 'b', pod_name: 'a', container_name: 'b' }],
  [
    'cadvisor-exported',
    {
      ...{ namespace: 'shop', pod: 'a', container: 'b' },
      ...{ exported_namespace: 'shop', exported_pod: 'a', exported_container: 'b' },
    },
  ],
  [
    'docker-compose',
    {
      ...{ namespace: 'shop', pod: 'shop-api-1', container: 'api', name: 'shop-api-1', instance: 'cadvisor:8080' },
      container_label_com_docker_compose_project: 'shop',
      container_label_com_docker_compose_service: 'api',
    },
  ],
  [
    'docker',
    { namespace: 'cadvisor:8080', pod: 'redis', container: 'redis', name: 'redis', instance: 'cadvisor:8080' },
  ],
  [
    'podman-exporter',
    { namespace: 'h:9882', pod: 'redis', container: 'redis', name: 'redis', instance: 'h:9882', id: '4f2' },
  ],
  ['windows-exporter', { namespace: 'win', pod: 'api-0', container: 'api', container_id: 'containerd://1' }],
  ['pod-rows', { namespace: 'shop', pod: 'api-0', container: '[pod]' }],
  [
    'kubeletstats',
    {
      ...{ namespace: 'shop', pod: 'a', container: 'b' },
      ...{ k8s_namespace_name: 'shop', k8s_pod_name: 'a', k8s_container_name: 'b' },
    },
  ],
  [
    'kubeletstats-dotted',
    {
      ...{ namespace: 'shop', pod: 'a', container: 'b' },
      ...{ 'k8s.namespace.name': 'shop', 'k8s.pod.name': 'a', 'k8s.container.name': 'b' },
    },
  ],
  ['docker-stats', { namespace: 'docker', pod: 'redis', container: 'redis', container_name: 'redis' }],
])('findSourceOf(): a row of %s, beside all other sources', (id, labels) => {
  expect(findSourceOf(labels, SOURCES).id).toBe(id);
});
