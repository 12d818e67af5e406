import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

test('nodes: the recorded node, its memory and what grows on it', async ({ page, recorded }) => {
  const panel = await openDashboard(page, 'leakscope-nodes', 'Nodes', recorded);
  await expect(panel).toContainText('lab-node-1');
  await expect(panel).toContainText(/[\d.]+ GiB/);
});
