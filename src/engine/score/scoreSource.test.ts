import { matcher } from '../promql/quotePromql';
import { SCORE_WINDOWS } from './scoreDefinition';
import { buildScoreExpr } from './scorePromql';
import { SCORED_PARTS } from './scoredParts';
import { buildScoreSource } from './scoreSource';

describe('buildScoreSource(part, options)', () => {
  test('a cluster label joins the group everywhere', () => {
    const text = buildScoreExpr(SCORE_WINDOWS[0], buildScoreSource('anon', { clusterLabel: 'cluster' }));
    expect(text).not.toContain('by (namespace');
    expect(text).toContain('min by (cluster,namespace,pod,container) (');
  });

  test.each(SCORED_PARTS)('$name: matchers restrict every selector', ({ name }) => {
    const matchers = matcher('namespace', '=', 'sh"op');
    const text = buildScoreExpr(SCORE_WINDOWS[0], buildScoreSource(name, { matchers, kubeStateLimits: true }));
    const selectors = text.match(/\{[^}]*\}/g) ?? [];
    expect(selectors.length).toBeGreaterThan(20);
    expect(selectors.filter((selector) => !selector.endsWith(`,${matchers}}`))).toEqual([]);
  });

  test('kubeStateLimits asks cAdvisor first, then containers, then sidecars', () => {
    const { limit } = buildScoreSource('anon', { kubeStateLimits: true });
    expect(limit).toBe(
      '(max by (namespace,pod,container) (container_spec_memory_limit_bytes{container!="",container!="POD",id!~".*[-/]pod[^/]+/[^/]+/.+"} > 0)' +
        ' or max by (namespace,pod,container) (kube_pod_container_resource_limits{resource="memory",unit="byte",container!="",container!="POD",id!~".*[-/]pod[^/]+/[^/]+/.+"} > 0)' +
        ' or max by (namespace,pod,container) (kube_pod_init_container_resource_limits{resource="memory",unit="byte",container!="",container!="POD",id!~".*[-/]pod[^/]+/[^/]+/.+"} > 0))'
    );
  });

  test.each([
    ['clus"ter', '"clus\\"ter" is not a label name: use letters, digits and underscores.'],
    ['t', 'The cluster label cannot be named "t": the score uses that label itself.'],
    ['part', 'The cluster label cannot be named "part": the score uses that label itself.'],
    ['window', 'The cluster label cannot be named "window": the score uses that label itself.'],
  ])('clusterLabel %s throws', (clusterLabel, message) => {
    expect(() => buildScoreSource('anon', { clusterLabel })).toThrow(message);
  });

  test('metrics may have other names', () => {
    const { memory } = buildScoreSource('kernel', {
      metrics: { usage: 'team:usage', rss: 'team:rss', cache: 'team:cache' },
    });
    expect(memory).toMatch(/^clamp_min\(team:usage\{.*\} - team:rss\{.*\} - team:cache\{.*\}, 0\)$/);
  });

  test('a metric that is no name throws', () => {
    expect(() => buildScoreSource('anon', { metrics: { rss: 'rss} or vector(1' } })).toThrow(
      '"rss} or vector(1" is not a metric name: use letters, digits, underscores and colons.'
    );
  });
});
