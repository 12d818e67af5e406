import { runInMemory } from '../testing/runInMemory';

const read = (summary: object) =>
  runInMemory(['anatomy', '--summary', 'summary.json'], { files: { 'summary.json': JSON.stringify(summary) } });
const NOTHING = /No memory in this summary is a size/;

describe('leakscope anatomy --summary', () => {
  test.each([
    ['no size', { nodeName: 'n1', memory: { workingSetBytes: -5, usageBytes: 2 ** 60, rssBytes: 'x' } }],
    ['nothing at all', { nodeName: 'n1' }],
  ])('%s is told', async (_, node) => {
    const { stderr, stdout } = await read({ node, pods: [] });
    expect(stdout + stderr).toMatch(NOTHING);
  });

  test('memory that is known is no reason to say so', async () => {
    const { stderr, stdout } = await read({ node: { nodeName: 'n1', memory: { workingSetBytes: 5 } }, pods: [] });
    expect(stdout + stderr).not.toMatch(NOTHING);
  });
});
