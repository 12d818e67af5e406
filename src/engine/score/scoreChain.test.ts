import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildScoreChain } from './scoreChain';

const golden = (name: string) =>
  readFileSync(path.join(__dirname, '../../../tests/parity/golden', name), { encoding: 'utf8' });

describe('buildScoreChain() is the reviewed text', () => {
  const text = golden('chain.yml.golden');
  const records = [...text.matchAll(/^ {2}- record: (.*)$/gm)].map((match) => match[1]);
  const rules = buildScoreChain();

  test('the records and their order', () => {
    expect(rules.map((rule) => rule.record)).toEqual(records);
  });

  test.each(rules)('$record', ({ record, expr }) => {
    const block = expr.replace(/^/gm, '      ');
    expect(text).toContain(`  - record: ${record}\n    expr: |\n${block}\n`);
  });
});

describe('buildScoreChain({ prefix })', () => {
  test('every recorded name starts with the prefix', () => {
    const rules = buildScoreChain({ prefix: 'team:mem' });
    expect(rules.every((rule) => rule.record.startsWith('team:mem_'))).toBe(true);
    expect(rules.map((rule) => rule.expr).join('\n')).not.toContain('leakscope');
  });
});
