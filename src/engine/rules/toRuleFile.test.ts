import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { buildScoreChain } from '../score/scoreChain';
import { matcher } from '../promql/quotePromql';
import { buildRuleGroups, type RuleGroup } from './buildRuleGroups';
import { toRuleFile } from './toRuleFile';

const golden = (name: string) =>
  readFileSync(path.join(__dirname, '../../../tests/parity/golden', name), { encoding: 'utf8' });

describe('toRuleFile(groups)', () => {
  test('the recording rules are the reviewed text', () => {
    const rules = buildScoreChain();
    expect(toRuleFile([{ name: 'leakscope', interval: '5m', rules }])).toBe(golden('chain.yml.golden'));
  });

  test('the whole file is the reviewed text', () => {
    expect(toRuleFile(buildRuleGroups())).toBe(golden('rules.yml.golden'));
  });

  test('any label value comes back from the YAML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const groups = buildRuleGroups({ matchers: matcher('namespace', '=', value), labels: { team: value } });
        const parsed = parse(toRuleFile(groups)).groups as RuleGroup[];
        // A block ends with the line break that an expression does not need.
        const read = parsed.map((group) => ({
          ...group,
          rules: group.rules.map((rule) => ({ ...rule, expr: rule.expr.replace(/\n$/, '') })),
        }));
        expect(read).toEqual(JSON.parse(JSON.stringify(groups)));
      }),
      { numRuns: 20 }
    );
  });

  test('an expression with line breaks cannot leave its block', () => {
    const rules = [{ record: 'a', expr: 'up\n- record: b\ngroups: []' }];
    const parsed = parse(toRuleFile([{ name: 'g', interval: '5m', rules }]));
    expect(parsed.groups).toEqual([
      { name: 'g', interval: '5m', rules: [{ record: 'a', expr: `${rules[0].expr}\n` }] },
    ]);
  });
});
