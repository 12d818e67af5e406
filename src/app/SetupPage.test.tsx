import type { DataSourceInstanceSettings } from '@grafana/data';
import { config, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { App } from './App';
import { FakeGrafana } from './testing/FakeGrafana';

const PROMETHEUS = { uid: 'p', name: 'Prod', type: 'prometheus' };
const AMAZON = { uid: 'a', name: 'AMP', type: 'grafana-amazonprometheus-datasource' };
const LOKI = { uid: 'l', name: 'Logs', type: 'loki' };
let grafana: FakeGrafana;
const LEAKSCOPE = { uid: 'x/y', name: '<b>Leakscope</b>', type: 'leakscope-memory-datasource' };

interface Given {
  missing?: string[];
  permissions?: Record<string, boolean>;
  fault?: FakeGrafana['fault'];
}

function open(
  datasources: Array<{ uid: string; name: string; type: string }>,
  { missing = [], permissions = { 'dashboards:create': true }, fault = null }: Given = {}
) {
  grafana = new FakeGrafana().install();
  Object.assign(grafana, { missingDashboards: missing, fault });
  config.bootData = { user: { orgRole: 'Viewer', permissions } } as unknown as typeof config.bootData;
  const all = datasources as DataSourceInstanceSettings[];
  const registry: Pick<DataSourceSrv, 'getList'> = {
    getList: (filters) => all.filter(filters?.filter ?? (() => true)),
  };
  setDataSourceSrv(registry as DataSourceSrv);
  render(
    <MemoryRouter initialEntries={['/setup']}>
      <App />
    </MemoryRouter>
  );
  return screen.getAllByRole('listitem').map((step) => within(step));
}

describe('SetupPage', () => {
  test('nothing is there: the first step is to do', () => {
    const [first, second, third] = open([LOKI]);
    expect(first.getByText('To do')).toBeInTheDocument();
    expect(first.getByText(/^No Prometheus data source was found/)).toBeInTheDocument();
    expect(first.getByRole('link')).toHaveAttribute('href', '/connections/datasources/prometheus');
    expect(second.getByText('Later')).toBeInTheDocument();
    expect(third.getByText('Later')).toBeInTheDocument();
  });

  test('Prometheus is there: the second step is to do', () => {
    const [first, second] = open([LOKI, PROMETHEUS, AMAZON]);
    expect(first.getByText('Done')).toBeInTheDocument();
    expect(first.getByText('Found: Prod, AMP.')).toBeInTheDocument();
    expect(second.getByText('To do')).toBeInTheDocument();
    expect(second.getByRole('link')).toHaveAttribute('href', '/connections/datasources/leakscope-memory-datasource');
  });

  test('both are there: the dashboard is next, and the settings are one click away', async () => {
    const [, second, third] = open([PROMETHEUS, LEAKSCOPE]);
    expect(second.getByText('Found: <b>Leakscope</b>.')).toBeInTheDocument();
    expect(second.getByRole('link')).toHaveAttribute('href', '/connections/datasources/edit/x%2Fy');
    expect(await third.findByText('Ready.')).toBeInTheDocument();
    expect(third.getByRole('link')).toHaveAttribute('href', '/d/leakscope-fleet');
  });

  test('many data sources do not fill the page', () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ ...PROMETHEUS, uid: `p${i}`, name: `P${i}` }));
    expect(open(many)[0].getByText('Found: P0, P1, P2, P3, P4 and 3 more.')).toBeInTheDocument();
  });

  test('dashboards that are not there are imported by a click', async () => {
    const [, , third] = open([PROMETHEUS, LEAKSCOPE], { missing: ['dashboards/fleet.json', 'dashboards/nodes.json'] });
    expect(await third.findByText(/^Not in this Grafana: Fleet, Nodes\./)).toBeInTheDocument();
    expect(third.queryByRole('link')).not.toBeInTheDocument();
    await userEvent.click(third.getByRole('button', { name: 'Import the dashboards' }));
    expect(await third.findByText('Ready.')).toBeInTheDocument();
    expect(third.getByRole('link')).toHaveAttribute('href', '/d/leakscope-fleet');
    const asked = grafana.calls.filter(({ method }) => method === 'POST').map(({ data }) => data);
    expect(asked).toEqual([
      expect.objectContaining({ pluginId: 'leakscope-memory-app', path: 'dashboards/fleet.json', overwrite: false }),
      expect.objectContaining({ path: 'dashboards/nodes.json' }),
    ]);
  });

  test('an import that fails halfway says so, and what is still missing', async () => {
    const missing = ['dashboards/fleet.json', 'dashboards/nodes.json'];
    const fault = { method: 'POST', path: /import/, status: 412, message: 'The name is taken' };
    const [, , third] = open([PROMETHEUS, LEAKSCOPE], { missing, fault });
    await userEvent.click(await third.findByRole('button', { name: 'Import the dashboards' }));
    expect(
      await third.findByText(/^Not all could be imported\. Grafana says: The name is taken\./)
    ).toBeInTheDocument();
    await userEvent.click(await third.findByRole('button', { name: 'Import the dashboards' }));
    expect(await third.findByText('Ready.')).toBeInTheDocument();
    expect(third.queryByText(/^Not all could be imported/)).not.toBeInTheDocument();
  });

  test('who may not import is told whom to ask', async () => {
    const [, , third] = open([PROMETHEUS, LEAKSCOPE], {
      missing: ['dashboards/fleet.json'],
      permissions: { 'datasources:query': true },
    });
    expect(await third.findByText(/^Your role \(Viewer\) may not import dashboards: ask /)).toBeInTheDocument();
    expect(third.queryByRole('button')).not.toBeInTheDocument();
  });

  test('a dashboard that only others may see is there', async () => {
    const fault = { method: 'GET', path: /leakscope-fleet/, status: 403, message: 'No.' };
    const [, , third] = open([PROMETHEUS, LEAKSCOPE], { fault });
    expect(await third.findByText('Ready.')).toBeInTheDocument();
  });

  test('Grafana does not answer: what is not known is not called missing', async () => {
    const fault = { method: 'GET', path: /leakscope-fleet/, status: 500, message: 'Database is locked.' };
    const [, , third] = open([PROMETHEUS, LEAKSCOPE], { fault });
    expect(await third.findByText(/^It is not known whether.*Database is locked\.$/)).toBeInTheDocument();
    await userEvent.click(third.getByRole('button', { name: 'Try again' }));
    expect(await third.findByText('Ready.')).toBeInTheDocument();
  });
});
