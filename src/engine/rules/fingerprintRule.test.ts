import { fingerprintQuery, fingerprintRule, FINGERPRINT_ANNOTATION } from './fingerprintRule';
import { buildGrafanaGroup } from './grafanaRules';
import { toGrafanaRuleGroup, type GrafanaApiRule } from './toGrafanaRuleGroup';

const [RULE] = toGrafanaRuleGroup(buildGrafanaGroup({ alerts: ['leak'] }, { datasourceUid: 'p' }), 'f').rules;
const withModel = (index: number, model: object): GrafanaApiRule => ({
  ...RULE,
  data: RULE.data.map((query, i) => (i === index ? { ...query, model: { ...query.model, ...model } } : query)),
});

describe('fingerprintRule(rule)', () => {
  test('what Grafana adds or writes in its own way changes nothing', () => {
    const stored = {
      ...withModel(0, { queryType: '', editorMode: 'code' }),
      ...{ id: 3, orgID: 1, provenance: '', updated: '2026-11-20T00:00:00Z', isPaused: true },
      for: '60m',
      annotations: { ...RULE.annotations, [FINGERPRINT_ANNOTATION]: fingerprintRule(RULE) },
    };
    expect(fingerprintRule(stored)).toBe(fingerprintRule(RULE));
  });

  test.each<[string, GrafanaApiRule]>([
    ['the query', withModel(0, { expr: 'vector(1)' })],
    ['the threshold', withModel(2, { conditions: [{ evaluator: { type: 'gte', params: [70] } }] })],
    ['the time', { ...RULE, for: '2h' }],
    ['a label', { ...RULE, labels: { severity: 'critical' } }],
    ['a text', { ...RULE, annotations: { ...RULE.annotations, summary: 'Call Ann' } }],
  ])('%s', (_, changed) => {
    expect(fingerprintRule(changed)).not.toBe(fingerprintRule(RULE));
  });

  test('begins with the digits of the query', () => {
    expect(fingerprintRule(RULE).slice(0, 8)).toBe(fingerprintQuery(` ${RULE.data[0].model.expr}\n`));
  });
});
