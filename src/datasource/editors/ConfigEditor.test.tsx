import type { DataSourceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { of } from 'rxjs';
import type { LeakscopeOptions } from '../../contract/query';
import { installGrafana } from '../testing/installGrafana';
import { LinkedPrometheus, type Answer } from '../testing/LinkedPrometheus';
import { toPrometheusFrames } from '../testing/toPrometheusFrames';
import { ConfigEditor } from './ConfigEditor';

function open(jsonData: LeakscopeOptions, { linked = [new LinkedPrometheus()], readOnly = false } = {}) {
  installGrafana(linked);
  const onOptionsChange = jest.fn();
  const options = { uid: 'l', jsonData, readOnly } as DataSourceSettings<LeakscopeOptions>;
  render(<ConfigEditor options={options} onOptionsChange={onOptionsChange} />);
  return { onOptionsChange };
}

/** A store with two containers, without usage and cache. */
const TWO_CONTAINERS: Answer = ({ expr, refId, instant }) => {
  const names = ['container_memory_working_set_bytes', 'container_memory_rss', 'container_start_time_seconds'];
  const value: [number, string] = [1_700_000_000, '2'];
  const result = /^count by \(__name__\)/.test(expr)
    ? names.map((__name__) => ({ metric: { __name__ }, value }))
    : [{ metric: {}, value }];
  return of({ data: toPrometheusFrames(refId, { resultType: instant ? 'vector' : 'matrix', result }) });
};

describe('ConfigEditor', () => {
  test('without a Prometheus data source it says how to add one', () => {
    open({}, { linked: [] });
    expect(screen.getByText('There is no Prometheus data source yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Add a Prometheus data source/ })).toHaveAttribute(
      'href',
      '/connections/datasources/prometheus'
    );
    expect(screen.getByRole('button', { name: 'Check' })).toBeDisabled();
  });

  test('a deleted one is named as such', () => {
    open({ promUid: 'gone' });
    expect(screen.getByText(/^The Prometheus data source used by Leakscope no longer exists\./)).toBeInTheDocument();
  });

  test('the cluster label is kept, and checked', async () => {
    const { onOptionsChange } = open({ promUid: 'prom' });
    await userEvent.type(screen.getByLabelText(/Cluster label/), 'c');
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ jsonData: { promUid: 'prom', clusterLabel: 'c' } })
    );
  });

  test('a cluster label that is none', () => {
    open({ promUid: 'prom', clusterLabel: 'a-b' });
    expect(screen.getByText(/^A label name has letters/)).toBeInTheDocument();
  });

  test('counters of their own are kept, and what is no name is refused', async () => {
    const { onOptionsChange } = open({ promUid: 'prom', counters: 'a_total, b{c="d"}' });
    expect(screen.getByText(/^"b\{c=\\"d\\"\}" is not a metric name/)).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/Counters to compare growth with/), 'x');
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ jsonData: { promUid: 'prom', counters: 'a_total, b{c="d"}x' } })
    );
  });

  test('a provisioned one cannot be changed', () => {
    open({ promUid: 'prom' }, { readOnly: true });
    expect(screen.getByText(/^This data source was provisioned/)).toBeInTheDocument();
    expect(screen.getByLabelText(/Cluster label/)).toBeDisabled();
    expect(screen.getByLabelText(/Prometheus data source/)).toBeDisabled();
  });

  test('the check lists what is there, what is missing and what it cost', async () => {
    open({ promUid: 'prom' }, { linked: [new LinkedPrometheus(TWO_CONTAINERS)] });
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText(/^Works in less detail \(level L2\): of 2 containers/)).toBeInTheDocument();
    expect(
      screen.getByText(/keep container_memory_usage_bytes, container_memory_cache in the metric relabel rules/)
    ).toBeInTheDocument();
    // Two of them are which sources there are, now and before.
    expect(screen.getByText(/^The check took 7 requests/)).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^container_memory_rss 2 series/ })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^container_memory_usage_bytes Missing/ })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^Limits Unknown/ })).toBeInTheDocument();
  });

  test('a check that fails is no empty result', async () => {
    const down: Answer = () => of({ data: [], errors: [{ status: 401, message: 'unauthorized' }] });
    open({ promUid: 'prom' }, { linked: [new LinkedPrometheus(down)] });
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('The check failed')).toBeInTheDocument();
    expect(screen.getByText(/rejected its credentials/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
