/** As many labels as a scrape of cAdvisor with the usual relabelling has. */
export function toLabels(namespace: string, pod: string, number: number): Record<string, string> {
  return {
    container: 'app',
    endpoint: 'https-metrics',
    id: `/kubepods.slice/kubepods-burstable.slice/pod${number}/cri-containerd-${number}.scope`,
    image: 'registry.example.org/team/service:1.2.3',
    instance: `10.0.${number % 250}.7:10250`,
    job: 'kubelet',
    metrics_path: '/metrics/cadvisor',
    name: `${number}f3a9c`,
    namespace,
    node: `node-${number % 40}`,
    pod,
    service: 'kubelet',
  };
}
