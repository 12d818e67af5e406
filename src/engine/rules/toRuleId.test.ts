import { checkRuleOptions } from './checkRuleOptions';
import { toRuleId, type RuleIdentity } from './toRuleId';

const LEAK: RuleIdentity = { kind: 'leak', datasourceUid: 'p', scope: { namespace: 'shop', container: 'app' } };

describe('toRuleId(identity)', () => {
  test('the order of labels and empty ones do not count', () => {
    expect(toRuleId({ ...LEAK, scope: { pod: '', container: 'app', namespace: 'shop' } })).toBe(toRuleId(LEAK));
  });

  test('kind, data source, label and value do', () => {
    const ids = [
      LEAK,
      { ...LEAK, kind: 'oom-loop' as const },
      { ...LEAK, datasourceUid: 'q' },
      { ...LEAK, scope: { ...LEAK.scope, namespace: 'web' } },
      { ...LEAK, scope: { pod: 'shop', container: 'app' } },
      { ...LEAK, scope: {} },
    ].map(toRuleId);
    expect(new Set([...ids, 'leakscope']).size).toBe(7);
  });

  test('is an id that rules accept, whatever the scope holds', () => {
    const id = toRuleId({ ...LEAK, scope: { namespace: '"]{{\u2028' } });
    expect(() => checkRuleOptions({ id })).not.toThrow();
  });
});
