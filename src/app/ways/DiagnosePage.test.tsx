import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { DiagnosePage } from './DiagnosePage';
import { wayStrings as texts } from './wayStrings';

const LEAKSCOPE = { uid: 'leak', name: 'Leakscope', type: 'leakscope-memory-datasource', jsonData: { promUid: 'p1' } };
const PROMETHEUS = { uid: 'p1', name: 'Prod', type: 'prometheus', jsonData: {} };
const OTHER = { uid: 'p2', name: 'Staging', type: 'prometheus', jsonData: {} };
const LOKI = { uid: 'loki', name: 'Logs', type: 'loki', jsonData: {} };

function open(search: string, sources: object[] = [LEAKSCOPE, PROMETHEUS, OTHER, LOKI]) {
  setDataSourceSrv({
    getList: ({ filter }: { filter: (one: object) => boolean }) => sources.filter(filter),
    getInstanceSettings: ({ uid }: { uid: string }) => sources.find((one) => (one as { uid: string }).uid === uid),
  } as unknown as DataSourceSrv);
  render(
    <MemoryRouter initialEntries={[`/diagnose${search}`]}>
      <Routes>
        <Route path="/diagnose" element={<DiagnosePage />} />
        <Route path="*" element={<Where />} />
      </Routes>
    </MemoryRouter>
  );
}

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

describe('DiagnosePage', () => {
  test.each([
    ['the Prometheus that ours asks', 'p1'],
    ['ours itself', 'leak'],
    ['logs, which say nothing about Prometheus', 'loki'],
    ['one that is gone', 'gone'],
  ])('leads on: %s', (_, uid) => {
    open(`?label-namespace=shop&label-pod=cart-1&ds=${uid}&from=1&to=2`);
    expect(screen.getByRole('status')).toHaveTextContent(
      '/d/leakscope-container?var-datasource=leak&var-namespace=shop&var-pod=cart-1&var-container=%24__all&from=1&to=2'
    );
  });

  test('another Prometheus has other containers of the same names: it is said, and people choose', () => {
    open('?label-namespace=shop&ds=p2');
    expect(screen.getByText(texts.unlinked('Staging'))).toBeInTheDocument();
    expect(screen.getByRole('link', { name: texts.others('Leakscope') })).toHaveAttribute(
      'href',
      '/d/leakscope-fleet?var-datasource=leak&var-namespace=shop'
    );
  });

  test('without a data source of ours: to the set-up', () => {
    open('?label-namespace=shop', [PROMETHEUS]);
    expect(screen.getByRole('status')).toHaveTextContent('/a/leakscope-memory-app/setup');
  });
});
