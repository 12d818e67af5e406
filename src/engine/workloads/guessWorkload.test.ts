import { findTemplateHash, guessWorkload } from './guessWorkload';

/** Names as clusters print them: documentation and issues of the projects themselves. */
const NAMES: Array<[string, string | null, string]> = [
  ['coredns-5d78c9869d-4xzmk', 'Deployment', 'coredns'],
  ['coredns-6799fbcd5-twqxq', 'Deployment', 'coredns'],
  ['nginx-deployment-75675f5897-7ci7o', 'Deployment', 'nginx-deployment'],
  ['nginx-deployment-66b6c48dd5-7zxdk', 'Deployment', 'nginx-deployment'],
  ['ingress-nginx-controller-8558859656-f9xpn', 'Deployment', 'ingress-nginx-controller'],
  ['cert-manager-webhook-787858fcdb-7rrl4', 'Deployment', 'cert-manager-webhook'],
  ['argocd-repo-server-7b9bd5d4bc-hs9xz', 'Deployment', 'argocd-repo-server'],
  ['metrics-server-6d94bc8694-9t5cn', 'Deployment', 'metrics-server'],
  ['local-path-provisioner-84db5d44d9-w6dvn', 'Deployment', 'local-path-provisioner'],
  ['kube-state-metrics-6d8c9c4c87-ksbwk', 'Deployment', 'kube-state-metrics'],
  ['orders-7xkq2m9p4z-zx5fg', 'Deployment', 'orders'],
  ['orders-2bf5a3b7e-2f0d3', 'Deployment', 'orders'],
  ['nginx-1564180365-khku8', 'Deployment', 'nginx'],
  ['web-https-5d78c9869d-4xzmk', 'Deployment', 'web-https'],
  ['api-v2-86c57db685-b2k8h', 'Deployment', 'api-v2'],
  ['payments-2024-6bcfb96dd4-2lzgt', 'Deployment', 'payments-2024'],
  ['kafka-0', 'StatefulSet', 'kafka'],
  ['prometheus-k8s-1', 'StatefulSet', 'prometheus-k8s'],
  ['alertmanager-main-2', 'StatefulSet', 'alertmanager-main'],
  ['elasticsearch-master-12', 'StatefulSet', 'elasticsearch-master'],
  ['loki-write-100', 'StatefulSet', 'loki-write'],
  ['node-exporter-x7k2p', null, 'node-exporter'],
  ['kube-proxy-bvqns', null, 'kube-proxy'],
  ['aws-node-6fbxz', null, 'aws-node'],
  ['fluentd-gcp-v3.2.0-8q7nq', null, 'fluentd-gcp-v3.2.0'],
  ['pi-5rwd7', null, 'pi'],
  ['backup-28394820-x7k2p', 'CronJob', 'backup'],
  ['hello-1616161620-q6w2c', 'CronJob', 'hello'],
  ['hello-4111706356-o9qcm', 'Deployment', 'hello'],
];

/** What merely looks generated. */
const WHOLE = [
  'web-store',
  'shop-cache',
  'node-exporter',
  'web-https',
  'db-pgsql',
  'shop-mssqldb',
  'grpc-http2',
  'report-2024',
  'backup-20240131',
  'app',
  'x',
  '-0',
  'etcd',
  'a-b-c',
  'frontend-canary',
  'redis-sentinel-alpha',
  'kube-apiserver',
  '4xzmk',
  '',
  'web-0012',
  'deadbeef-cafe1',
];

describe('guessWorkload(podName)', () => {
  test.each(NAMES)('%s', (pod, kind, name) => {
    expect(guessWorkload(pod)).toEqual({ kind, name });
  });

  test.each(WHOLE)('"%s" stays whole', (pod) => {
    expect(guessWorkload(pod)).toEqual({ kind: 'Pod', name: pod });
  });

  test.each([
    ['kube-apiserver-node-0', 'node-0', 'kube-apiserver'],
    ['etcd-ip-10-0-0-1.ec2.internal', 'ip-10-0-0-1.ec2.internal', 'etcd'],
    ['kube-proxy-gke-prod-pool-1-5d78c986-4xzm', 'gke-prod-pool-1-5d78c986-4xzm', 'kube-proxy'],
  ])('the static pod %s of node %s', (pod, node, name) => {
    expect(guessWorkload(pod, node)).toEqual({ kind: 'Node', name });
  });

  test('a name that is its node is no static pod', () => {
    expect(guessWorkload('-n1', 'n1').name).toBe('-n1');
  });
});

/** Mulberry32: the same names in each run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('guessWorkload(generated names)', () => {
  const random = makeRandom(12);
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(random() * from.length)];
  const draw = (alphabet: string, length: number) => Array.from({ length }, () => pick(alphabet)).join('');
  const SAFE = 'bcdfghjklmnpqrstvwxz2456789';
  // As ComputeHash does it: each digit of a 32-bit number, put through the alphabet.
  const template = () => [...String(Math.floor(random() * 2 ** 32))].map((c) => SAFE[c.charCodeAt(0) % 27]).join('');
  const WORDS = 'web shop store cart orders api user-service node-exporter redis cache v2 a data.io 2024 queue'.split(
    ' '
  );
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(WORDS)).join('-');

  test('pods of Deployments, StatefulSets and CronJobs lead back to the name', () => {
    for (let i = 0; i < 3_000; i++) {
      const name = word();
      const hash = template();
      if (hash.length >= 6) {
        expect(guessWorkload(`${name}-${hash}-${draw(SAFE, 5)}`)).toEqual({ kind: 'Deployment', name });
      }
      expect(guessWorkload(`${name}-${Math.floor(random() * 999)}`)).toEqual({ kind: 'StatefulSet', name });
      const minute = 27_000_000 + Math.floor(random() * 5_000_000);
      expect(guessWorkload(`${name}-${minute}-${draw(SAFE, 5)}`)).toEqual({ kind: 'CronJob', name });
    }
  });

  test('what is cut off is a generated part of the name, and something is left', () => {
    const characters = 'abcdefghijklmnopqrstuvwxyz0123456789--..';
    for (let i = 0; i < 3_000; i++) {
      const pod = draw(characters, 1 + Math.floor(random() * 30));
      const { name } = guessWorkload(pod);
      expect(name).not.toBe('');
      expect(pod.startsWith(name)).toBe(true);
      expect(pod.slice(name.length)).toMatch(/^$|^(-[0-9a-z]{6,10})?-[0-9a-z]{5}$|^-\d{1,3}$/);
    }
  });

  test('words with a vowel are never cut', () => {
    for (let i = 0; i < 3_000; i++) {
      const pod = `${word()}-${pick(['store', 'cache', 'canary', 'blue', 'green', 'main', 'worker', 'beta', 'primary'])}`;
      expect(guessWorkload(pod).name).toBe(pod);
    }
  });
});

describe('findTemplateHash(podName)', () => {
  test.each([
    ['web-7d9c5b8f6d-x2x9k', '7d9c5b8f6d'],
    ['orders-2bf5a3b7e-2f0d3', '2bf5a3b7e'],
    ['db-0', null],
    ['web-store', null],
    ['agent-x2x9k', null],
  ])('%s: %s', (podName, expected) => {
    expect(findTemplateHash(podName)).toBe(expected);
  });
});
