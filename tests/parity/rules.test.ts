import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { matcher } from '../../src/engine/promql/quotePromql';
import { buildRuleGroups } from '../../src/engine/rules/buildRuleGroups';
import { toRuleFile } from '../../src/engine/rules/toRuleFile';
import { ensurePrometheus } from '../prometheus/ensurePrometheus.mjs';
import { runTool } from '../prometheus/runTool.mjs';

describe('promtool check rules', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-rules-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function check(text: string): Promise<string> {
    const file = path.join(folder, 'rules.yml');
    writeFileSync(file, text);
    return runTool(ensurePrometheus().promtool, ['check', 'rules', file]);
  }

  test.each([
    ['the default', {}],
    ['a cluster label', { clusterLabel: 'cluster' }],
    ['limits of kube-state-metrics', { kubeStateLimits: true }],
    ['another threshold', { threshold: 95, holdFor: '1h30m' }],
    ['quotes and braces', { matchers: matcher('namespace', '=', `a"b'c\`{}\\{{ $labels.pod }}`) }],
    ['line breaks', { matchers: matcher('namespace', '=', '\n- alert: x\r\n\u0085\u2028') }],
    ['control characters', { matchers: matcher('namespace', '=', '\u0000\u0007\u001b\u007f\u009f\ufeff\ufffd\uffff') }],
    ['a lone surrogate', { matchers: matcher('namespace', '=', 'a\ud800b') }],
  ])('accepts %s', async (_, options) => {
    expect(await check(toRuleFile(buildRuleGroups(options)))).toContain('SUCCESS: 26 rules found');
  });

  test('does find what is wrong', async () => {
    await expect(check(toRuleFile(buildRuleGroups({ matchers: 'namespace=' })))).rejects.toThrow('parse error');
  });
});
