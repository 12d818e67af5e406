import { parse } from 'yaml';
import { buildRuleGroups } from './buildRuleGroups';
import { toPrometheusRule } from './toPrometheusRule';
import { toRuleFile } from './toRuleFile';

describe('toPrometheusRule(groups, options)', () => {
  const groups = buildRuleGroups();

  test('the groups of the rule file, as an object of the Operator', () => {
    const labels = { release: 'kube-prometheus-stack', 'app.kubernetes.io/part-of': 'leakscope' };
    expect(parse(toPrometheusRule(groups, { name: 'memory', namespace: 'monitoring', labels }))).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'memory', namespace: 'monitoring', labels },
      spec: parse(toRuleFile(groups)),
    });
  });

  test('without options', () => {
    expect(parse(toPrometheusRule(groups)).metadata).toEqual({ name: 'leakscope' });
  });

  test.each([
    [{ name: 'A b' }, '"A b" cannot name a Kubernetes object'],
    [{ namespace: 'a\nb' }, 'cannot name a Kubernetes object'],
    [{ labels: { 'a b': 'c' } }, '"a b=c" is not a Kubernetes label'],
    [{ labels: { a: '"\n' } }, 'is not a Kubernetes label'],
  ])('%j throws', (options, message) => {
    expect(() => toPrometheusRule(groups, options)).toThrow(message);
  });
});
