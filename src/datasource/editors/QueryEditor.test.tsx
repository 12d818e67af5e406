import type { DataSourceInstanceSettings } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { LeakscopeOptions, LeakscopeQuery } from '../../contract/query';
import { LeakscopeDatasource } from '../LeakscopeDatasource';
import { giveSizes } from '../testing/giveSizes';
import { installGrafana } from '../testing/installGrafana';
import { LinkedPrometheus, type Resource } from '../testing/LinkedPrometheus';
import { QueryEditor } from './QueryEditor';

const NAMES: Resource = async () => ({ status: 'success', data: ['a.b', 'web'] });

function open(part: Partial<LeakscopeQuery> = {}, resource = NAMES, options: LeakscopeOptions = { promUid: 'prom' }) {
  installGrafana([new LinkedPrometheus(undefined, resource)], { namespace: 'shop' });
  const datasource = new LeakscopeDatasource({
    uid: 'l',
    jsonData: options,
  } as DataSourceInstanceSettings<LeakscopeOptions>);
  const onChange = jest.fn();
  const onRunQuery = jest.fn();
  const query = { refId: 'A', ...part } as LeakscopeQuery;
  render(<QueryEditor datasource={datasource} query={query} onChange={onChange} onRunQuery={onRunQuery} />);
  return { onChange, onRunQuery };
}
const MIGRATED = { refId: 'A', schemaVersion: 1, queryType: 'leaks', scope: {} };

beforeAll(giveSizes);

/** By keyboard: jsdom draws no rows of a list. */
async function choose(label: string, keys: string) {
  await userEvent.click(screen.getByLabelText(label));
  // Three rows of 45 px: the variable and the two names have arrived.
  await waitFor(() => expect(screen.getByRole('listbox').querySelector('[style*="height: 135px"]')).not.toBeNull());
  await userEvent.keyboard(`${keys}{Enter}`);
}

describe('QueryEditor', () => {
  test('a query that was just added: leaks, with a field a label', () => {
    open();
    expect(screen.getByRole('radio', { name: /Leaks/ })).toBeChecked();
    expect(screen.getByLabelText('Namespace')).toBeInTheDocument();
    expect(screen.getByLabelText('Pod')).toBeInTheDocument();
    expect(screen.queryByLabelText('Cluster')).not.toBeInTheDocument();
    expect(screen.getByLabelText(/^Containers/)).toHaveAttribute('placeholder', '50');
  });

  test('the cluster has a field where a cluster label is set', () => {
    open({}, NAMES, { promUid: 'prom', clusterLabel: 'k8s' });
    expect(screen.getByLabelText('Cluster')).toBeInTheDocument();
  });

  test('another type runs the query', async () => {
    const { onChange, onRunQuery } = open();
    await userEvent.click(screen.getByRole('radio', { name: /Anatomy/ }));
    expect(onChange).toHaveBeenCalledWith({ ...MIGRATED, queryType: 'anatomy' });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  test('anatomy: what is needed is marked, and there is no number of containers', () => {
    open({ queryType: 'anatomy', scope: { container: 'app' } });
    expect(screen.getAllByText('Needed')).toHaveLength(2);
    expect(screen.queryByLabelText(/^Containers/)).not.toBeInTheDocument();
  });

  test('anatomy: a container is not needed, and its empty field says what that shows', () => {
    open({ queryType: 'anatomy', scope: { namespace: 'shop', pod: 'p' } });
    expect(screen.queryByText('Needed')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Container')).toHaveAttribute('placeholder', 'All of the pod');
  });

  test.each([
    ['', []],
    ['k8s', ['Cluster']],
  ])('nodes, with the cluster label %j: fields %j', (clusterLabel, fields) => {
    open({ queryType: 'nodes' }, NAMES, { promUid: 'prom', clusterLabel });
    const shown = ['Cluster', 'Namespace', 'Pod', 'Container'].filter((label) => screen.queryByLabelText(label));
    expect(shown).toEqual(fields);
    expect(screen.queryByLabelText(/^Containers/)).not.toBeInTheDocument();
  });

  test.each([
    ['7', 7],
    ['7.9', 7],
    ['0', 1],
    ['100000', 200],
    ['', undefined],
  ])('%j containers, when the field is left', async (typed, top) => {
    const { onChange, onRunQuery } = open({ top: 3 });
    const field = screen.getByLabelText(/^Containers/);
    await userEvent.clear(field);
    if (typed) {
      await userEvent.type(field, typed);
    }
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onChange).toHaveBeenCalledWith({ ...MIGRATED, top });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['leaks: a chosen value becomes a regular expression', 'leaks', 'a\\.b'],
    ['anatomy: a chosen value stays as it is', 'anatomy', 'a.b'],
  ] as const)('%s', async (_, queryType, value) => {
    const { onChange } = open({ queryType });
    await choose('Namespace', '{ArrowDown}{ArrowDown}');
    expect(onChange).toHaveBeenLastCalledWith({ ...MIGRATED, queryType, scope: { namespace: value } });
  });

  test('cardinality: a target by its names, when a field is left', async () => {
    const { onChange } = open({ queryType: 'cardinality', job: 'old' });
    expect(screen.getByLabelText('Namespace')).toHaveAttribute('placeholder', 'All');
    const job = screen.getByLabelText(/^Job/);
    await userEvent.clear(job);
    await userEvent.type(job, ' shop/orders');
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({ ...MIGRATED, queryType: 'cardinality', job: ' shop/orders' });
    await userEvent.clear(screen.getByLabelText(/^Job/));
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({ ...MIGRATED, queryType: 'cardinality', job: undefined });
    expect(screen.queryByLabelText(/^Containers/)).not.toBeInTheDocument();
  });

  test.each([
    ['0', 0],
    ['99', 10],
    ['', undefined],
  ])('cardinality: look into %j of the first targets', async (typed, drill) => {
    const { onChange } = open({ queryType: 'cardinality', drill: 5 });
    const field = screen.getByLabelText(/^Look into/);
    await userEvent.clear(field);
    if (typed) {
      await userEvent.type(field, typed);
    }
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({ ...MIGRATED, queryType: 'cardinality', drill });
  });

  test('the variables of the dashboard come first, and stay variables', async () => {
    const { onChange } = open();
    await choose('Pod', '{ArrowDown}');
    expect(onChange).toHaveBeenLastCalledWith({ ...MIGRATED, scope: { pod: '$namespace' } });
  });

  test('values that cannot be listed: the reason is shown', async () => {
    open({}, () => Promise.reject({ status: 403, data: { message: 'no access' } }));
    await userEvent.click(screen.getByLabelText('Namespace'));
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        /cannot be listed.*Access through "My Prometheus" was refused \(no access\)/
      )
    );
  });
});
