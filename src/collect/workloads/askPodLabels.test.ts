import type { AskSession } from '../ask/session';
import { PrometheusError } from '../ask/prometheusError';
import { askPodLabels } from './askPodLabels';

const key = (namespace: string, pod: string) => ({ cluster: null, namespace, pod });
const KEYS = [key('shop', 'cart-1'), key('shop', 'cart-2'), key('pay', 'api-1')];
const REQUEST = { podLabels: ['label_team', 'label_shard'], clusterLabel: null, windowSeconds: 3600 };

/** A server with these series, which notes what it was asked. */
function serverOf(answer: Array<Record<string, string>> | Error) {
  const asked: string[] = [];
  const instant = async (expr: string) => {
    asked.push(expr);
    if (answer instanceof Error) {
      throw answer;
    }
    return { vector: answer.map((labels) => ({ labels, value: 1 })) };
  };
  return { asked, session: { instant } as unknown as AskSession };
}

test('askPodLabels(asked, keys): of the pod, and of its namespace where the pod has none, in one expression', async () => {
  const { asked, session } = serverOf([
    { namespace: 'shop', pod: 'cart-1', label_shard: '3' },
    { namespace: 'shop', pod: 'cart-2', label_team: 'search', label_shard: '' },
    { namespace: 'shop', label_team: 'web' },
  ]);
  const { labelsOf, warnings } = await askPodLabels(session, KEYS, REQUEST);
  expect(KEYS.map(labelsOf)).toEqual([{ team: 'web', shard: '3' }, { team: 'search' }, {}]);
  expect(warnings).toEqual([]);
  expect(asked).toEqual([
    'group by (namespace,pod,label_team,label_shard) (last_over_time(kube_pod_labels{namespace=~"pay|shop",pod=~"api-1|cart-(?:1|2)"}[3600s])) ' +
      'or group by (namespace,label_team,label_shard) (last_over_time(kube_namespace_labels{namespace=~"pay|shop"}[3600s]))',
  ]);
});

test('askPodLabels(asked, keys) without a label asks nothing', async () => {
  const { asked, session } = serverOf([]);
  const { labelsOf } = await askPodLabels(session, KEYS, { ...REQUEST, podLabels: [] });
  expect([labelsOf(KEYS[0]), asked]).toEqual([{}, []]);
});

test('askPodLabels(asked, keys): what fails is a warning', async () => {
  const { session } = serverOf(new PrometheusError('timeout', 'The server took too long.'));
  const { labelsOf, warnings } = await askPodLabels(session, KEYS, REQUEST);
  expect(labelsOf(KEYS[0])).toEqual({});
  expect(warnings).toEqual(['Labels of pods are not known: The server took too long.']);
});
