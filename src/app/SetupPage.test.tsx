import type { DataSourceInstanceSettings } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { App } from './App';

const PROMETHEUS = { uid: 'p', name: 'Prod', type: 'prometheus' };
const AMAZON = { uid: 'a', name: 'AMP', type: 'grafana-amazonprometheus-datasource' };
const LOKI = { uid: 'l', name: 'Logs', type: 'loki' };
const LEAKSCOPE = { uid: 'x/y', name: '<b>Leakscope</b>', type: 'leakscope-memory-datasource' };

function open(datasources: Array<{ uid: string; name: string; type: string }>, path = '/setup') {
  const all = datasources as DataSourceInstanceSettings[];
  const registry: Pick<DataSourceSrv, 'getList'> = {
    getList: (filters) => all.filter(filters?.filter ?? (() => true)),
  };
  setDataSourceSrv(registry as DataSourceSrv);
  render(
    <MemoryRouter initialEntries={[path]}>
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

  test('both are there: the dashboard is next, and the settings are one click away', () => {
    const [, second, third] = open([PROMETHEUS, LEAKSCOPE]);
    expect(second.getByText('Found: <b>Leakscope</b>.')).toBeInTheDocument();
    expect(second.getByRole('link')).toHaveAttribute('href', '/connections/datasources/edit/x%2Fy');
    expect(third.getByText('Ready.')).toBeInTheDocument();
    expect(third.getByRole('link')).toHaveAttribute('href', '/d/leakscope-fleet');
  });

  test('many data sources do not fill the page', () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ ...PROMETHEUS, uid: `p${i}`, name: `P${i}` }));
    expect(open(many)[0].getByText('Found: P0, P1, P2, P3, P4 and 3 more.')).toBeInTheDocument();
  });
});
