import type { DataSourceInstanceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';
import type { LeakscopeOptions, LeakscopeQuery } from '../../contract/query';
import { LeakscopeDatasource } from '../LeakscopeDatasource';
import { describeQuery } from '../queries/describeQuery';
import { giveSizes } from '../testing/giveSizes';
import { installGrafana } from '../testing/installGrafana';
import { LinkedPrometheus } from '../testing/LinkedPrometheus';
import { QueryEditor } from './QueryEditor';

beforeAll(giveSizes);

const BACKTEST: LeakscopeQuery = {
  refId: 'A',
  schemaVersion: 1,
  queryType: 'backtest',
  scope: { namespace: 'web' },
  alert: { kind: 'leak', threshold: 85, holdFor: '1h', keepFiringFor: '12h' },
};
const RECORDING: LeakscopeQuery = { refId: 'A', schemaVersion: 1, queryType: 'recording', scope: {} };

describe('QueryEditor, of a query that the app made', () => {
  test.each([BACKTEST, RECORDING])('$queryType: says where it is from, and is not offered', (query) => {
    installGrafana([new LinkedPrometheus(undefined, async () => ({ status: 'success', data: [] }))], {});
    const settings = { uid: 'l', jsonData: { promUid: 'prom' } };
    const datasource = new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>);
    render(<QueryEditor datasource={datasource} query={query} onChange={jest.fn()} onRunQuery={jest.fn()} />);
    expect(screen.getByText(/made by the page "Alerts" of the Leakscope app/)).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: /Back-test|Recording/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('radio', { checked: true })).not.toBeInTheDocument();
  });
});

test.each([
  [BACKTEST, 'Back-test (leak) namespace=web'],
  [RECORDING, 'Recording'],
])('describeQuery of $queryType', (query, text) => {
  expect(describeQuery(query)).toBe(text);
});
