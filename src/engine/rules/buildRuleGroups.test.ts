import { buildScoreChain } from '../leak/scoreChain';
import { matcher } from '../promql/quotePromql';
import { buildRuleGroups, type AlertRule, type RuleOptions } from './buildRuleGroups';

const alertOf = (options?: RuleOptions) => buildRuleGroups(options)[0].rules.at(-1) as AlertRule;

describe('buildRuleGroups(options)', () => {
  test('the recording rules of the score, then the alert', () => {
    const { rules } = buildRuleGroups()[0];
    expect(rules.slice(0, -1)).toEqual(buildScoreChain());
  });

  test('the alert by default', () => {
    expect(alertOf()).toMatchObject({ expr: 'leakscope:mem_leak_score >= 85', for: '1h', keep_firing_for: '12h' });
  });

  test.each([
    [{ threshold: 95 }, { expr: 'leakscope:mem_leak_score >= 95' }],
    [{ threshold: 0 }, { expr: 'leakscope:mem_leak_score >= 0' }],
    [{ holdFor: '1h30m' }, { for: '1h30m' }],
  ])('%j', (options, expected) => {
    expect(alertOf(options)).toMatchObject(expected);
  });

  test('a cluster label joins the rules and the texts of the alert', () => {
    const [{ rules }] = buildRuleGroups({ clusterLabel: 'site' });
    expect(alertOf({ clusterLabel: 'site' }).annotations.summary).toContain(
      '{{ $labels.site }}/{{ $labels.namespace }}'
    );
    expect(rules.filter((rule) => rule.expr.includes('by (namespace'))).toEqual([]);
  });

  test('matchers restrict what is recorded', () => {
    const matchers = matcher('namespace', '=~', 'shop|pay');
    const raw = buildRuleGroups({ matchers })[0].rules.filter((rule) => rule.expr.includes('container_'));
    expect(raw.length).toBeGreaterThan(12);
    expect(raw.filter((rule) => !rule.expr.includes(`,${matchers}}`))).toEqual([]);
  });

  test.each([
    [{ threshold: 101 }, 'The threshold 101 is not a score: use a number from 0 to 100.'],
    [{ threshold: -1 }, 'The threshold -1 is not a score: use a number from 0 to 100.'],
    [{ threshold: NaN }, 'The threshold NaN is not a score: use a number from 0 to 100.'],
    [{ holdFor: '1 h' }, '"1 h" is not a duration: use a number and a unit, such as 90m or 1h.'],
    [{ holdFor: '1h\nfoo: bar' }, '"1h\\nfoo: bar" is not a duration: use a number and a unit, such as 90m or 1h.'],
    [{ clusterLabel: 'a b' }, '"a b" is not a label name: use letters, digits and underscores.'],
  ])('%j throws', (options, message) => {
    expect(() => buildRuleGroups(options)).toThrow(message);
  });
});
