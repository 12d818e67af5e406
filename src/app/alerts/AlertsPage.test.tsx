import { LoadingState, type DataQueryRequest } from '@grafana/data';
import { config, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { of, throwError } from 'rxjs';
import { FINGERPRINT_ANNOTATION } from '../../engine';
import { buildRecordingFrames } from '../testing/buildRecordingFrames';
import { FakeGrafana } from '../testing/FakeGrafana';
import { alertStrings } from './alertStrings';
import { AlertsPage } from './AlertsPage';

const { list: texts } = alertStrings;
const SOURCE = { uid: 'leakscope', name: 'Leakscope', type: 'leakscope-memory-datasource', jsonData: { promUid: 'p' } };
const RULE = {
  ...{ uid: 'leakscope-1-leak', name: '<img src=x>', state: 'firing', health: 'error', lastError: 'bad data' },
  ...{ query: 'changed', annotations: { [FINGERPRINT_ANNOTATION]: '0000000011111111' } },
  ...{ totals: { alerting: 3 }, lastEvaluation: '2026-11-20T10:00:00Z' },
};

function open(rules: object[], { sources = [SOURCE], fails = false } = {}) {
  const grafana = new FakeGrafana().install();
  grafana.listed = { data: { groups: [{ name: 'g', file: 'F', rules }] } };
  const frames = buildRecordingFrames([], [{ alert: 'LeakscopeMemoryLeak', state: 'firing', count: 2 }]);
  const datasource = {
    getRef: () => ({ uid: 'leakscope' }),
    query: (_: DataQueryRequest) =>
      fails ? throwError(() => new Error('No Prometheus.')) : of({ data: frames, state: LoadingState.Done }),
  };
  setDataSourceSrv({
    getList: ({ filter }: { filter: (one: object) => boolean }) => sources.filter(filter),
    get: async () => datasource,
  } as unknown as DataSourceSrv);
  config.appSubUrl = '';
  render(
    <MemoryRouter>
      <AlertsPage />
    </MemoryRouter>
  );
  return grafana;
}

describe('AlertsPage', () => {
  test('a rule with its state; what was edited by hand is named', async () => {
    open([RULE]);
    const row = within(await screen.findByRole('row', { name: /<img src=x>/ }));
    expect(row.getByRole('link', { name: '<img src=x>' })).toHaveAttribute(
      'href',
      '/alerting/grafana/leakscope-1-leak/view'
    );
    for (const text of ['firing', '3', 'bad data', 'F / g', texts.edited, '2026-11-20 10:00:00']) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
  });

  test('alerts of rule files', async () => {
    open([]);
    expect(await screen.findByText(texts.none)).toBeInTheDocument();
    expect(await screen.findByText('LeakscopeMemoryLeak: firing, 2')).toBeInTheDocument();
  });

  test('a failure is no empty list, and can be tried again', async () => {
    const grafana = open([RULE], { fails: true });
    await screen.findByRole('row', { name: /<img src=x>/ });
    expect(await screen.findByText('No Prometheus.')).toBeInTheDocument();
    expect(screen.queryByText(texts.noFiles)).not.toBeInTheDocument();
    expect(grafana.written).toEqual([]);
  });

  test('Grafana refuses the list', async () => {
    const grafana = new FakeGrafana();
    grafana.fault = { method: 'GET', path: /rules/, status: 403, message: 'No access.' };
    setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
    grafana.install();
    render(
      <MemoryRouter>
        <AlertsPage />
      </MemoryRouter>
    );
    expect(await screen.findByText('No access.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: texts.again }));
    expect(await screen.findByText(texts.none)).toBeInTheDocument();
    expect(screen.getByText(texts.noSource)).toBeInTheDocument();
  });
});
