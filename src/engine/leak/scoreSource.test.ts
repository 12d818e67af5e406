import { matcher } from '../promql/quotePromql';
import { SCORE_WINDOWS } from './scoreDefinition';
import { buildScoreExpr } from './scorePromql';
import { buildScoreSource } from './scoreSource';

describe('buildScoreSource(options)', () => {
  test('a cluster label joins the group everywhere', () => {
    const text = buildScoreExpr(SCORE_WINDOWS[0], buildScoreSource({ clusterLabel: 'cluster' }));
    expect(text).not.toContain('by (namespace');
    expect(text).toContain('min by (cluster,namespace,pod,container) (');
  });

  test('matchers restrict every selector', () => {
    const matchers = matcher('namespace', '=', 'sh"op');
    const text = buildScoreExpr(SCORE_WINDOWS[0], buildScoreSource({ matchers, kubeStateLimits: true }));
    const selectors = text.match(/\{[^}]*\}/g) ?? [];
    expect(selectors.length).toBeGreaterThan(20);
    expect(selectors.filter((selector) => !selector.endsWith(`,${matchers}}`))).toEqual([]);
  });

  test('kubeStateLimits asks cAdvisor first, then containers, then sidecars', () => {
    const { limit } = buildScoreSource({ kubeStateLimits: true });
    expect(limit).toBe(
      '(max by (namespace,pod,container) (container_spec_memory_limit_bytes{container!="",container!="POD"} > 0)' +
        ' or max by (namespace,pod,container) (kube_pod_container_resource_limits{resource="memory",unit="byte",container!="",container!="POD"} > 0)' +
        ' or max by (namespace,pod,container) (kube_pod_init_container_resource_limits{resource="memory",unit="byte",container!="",container!="POD"} > 0))'
    );
  });

  test.each([
    ['clus"ter', '"clus\\"ter" is not a label name: use letters, digits and underscores.'],
    ['t', 'The cluster label cannot be named "t": the score uses that label itself.'],
    ['window', 'The cluster label cannot be named "window": the score uses that label itself.'],
  ])('clusterLabel %s throws', (clusterLabel, message) => {
    expect(() => buildScoreSource({ clusterLabel })).toThrow(message);
  });
});
