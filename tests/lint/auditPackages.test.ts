import { judgeAudit, readVulnerabilities } from '../../scripts/auditPackages.mjs';

describe('readVulnerabilities(text)', () => {
  test.each([
    ['{"vulnerabilities":{"a":{"name":"a","severity":"high","range":"<2"}}}', 1],
    ['{"vulnerabilities":{}}', 0],
  ])('%s', (text, count) => {
    expect(readVulnerabilities(text)).toHaveLength(count);
  });

  test.each(['{"message":"405 Method Not Allowed","error":{}}', '', '<html>'])('%s is no answer', (text) => {
    expect(readVulnerabilities(text)).toBeNull();
  });
});

describe('judgeAudit(vulnerabilities, shipped)', () => {
  const uplot = { name: 'uplot', severity: 'high', range: '<2' };
  const tool = { name: 'tool', severity: 'critical', range: '*' };
  const minor = { name: 'uplot', severity: 'moderate', range: '<2' };

  test.each([
    ['what ships', [uplot, tool], new Set(['uplot']), false, ['uplot <2 ships', '1 packages that do not ship']],
    ['tools only', [tool, minor], new Set(['uplot']), true, ['1 packages that do not ship']],
    ['nothing', [], new Set(['uplot']), true, []],
    ['before a build', [tool], null, false, ['tool * ships']],
  ])('%s', (_, found, shipped, isPassed, says) => {
    const audit = judgeAudit(found, shipped);
    expect(audit.isPassed).toBe(isPassed);
    expect(audit.lines).toEqual(says.map((text) => expect.stringContaining(text)));
  });
});
