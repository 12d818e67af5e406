import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

const PROMETHEUS = { type: 'prometheus', uid: 'leakscope-prom' };

/** Our panel on the answers of Grafana's own Prometheus data source: several containers, and the parts of one. */
const DASHBOARD = {
  uid: 'leakscope-e2e-plain',
  title: 'Plain Prometheus frames',
  schemaVersion: 39,
  panels: [
    {
      id: 1,
      type: 'leakscope-memory-panel',
      title: 'Plain list',
      gridPos: { x: 0, y: 0, w: 24, h: 12 },
      datasource: PROMETHEUS,
      targets: [
        {
          refId: 'A',
          datasource: PROMETHEUS,
          expr: 'container_memory_working_set_bytes{container!="",namespace="shop"}',
          range: true,
          instant: false,
        },
      ],
      options: { view: 'auto' },
    },
  ],
};

test.beforeEach(async ({ request }) => {
  const created = await request.post('/api/dashboards/db', { data: { dashboard: DASHBOARD, overwrite: true } });
  expect(created.ok()).toBe(true);
});

test.afterEach(async ({ request }) => {
  await request.delete(`/api/dashboards/uid/${DASHBOARD.uid}`);
});

test('plain Prometheus frames: the containers are listed with their memory', async ({ page, recorded }) => {
  const panel = await openDashboard(page, DASHBOARD.uid, 'Plain list', recorded);
  await expect(panel.getByRole('row').filter({ hasText: 'orders-2bf5a3b7e-2f0d3' }).first()).toContainText('MiB');
  await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
});
