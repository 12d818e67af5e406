import type { DataSourceInstanceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { LeakscopeOptions, LeakscopeVariableQuery } from '../../contract/query';
import { LeakscopeDatasource } from '../LeakscopeDatasource';
import { giveSizes } from '../testing/giveSizes';
import { installGrafana } from '../testing/installGrafana';
import { LinkedPrometheus } from '../testing/LinkedPrometheus';
import { VariableQueryEditor } from './VariableQueryEditor';

function open(part: Partial<LeakscopeVariableQuery>) {
  installGrafana([new LinkedPrometheus()]);
  const settings = { uid: 'l', jsonData: { promUid: 'prom' } } as DataSourceInstanceSettings<LeakscopeOptions>;
  const onChange = jest.fn();
  const query = { refId: 'V', ...part } as LeakscopeVariableQuery;
  render(
    <VariableQueryEditor
      datasource={new LeakscopeDatasource(settings)}
      query={query}
      onChange={onChange}
      onRunQuery={jest.fn()}
    />
  );
  return onChange;
}

beforeAll(giveSizes);

describe('VariableQueryEditor', () => {
  test('a new variable lists namespaces, everywhere', () => {
    open({});
    expect(screen.getByRole('radio', { name: 'Namespace' })).toBeChecked();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  });

  test('pods are listed inside of a namespace', () => {
    open({ label: 'pod', scope: { namespace: '$namespace' } });
    expect(screen.getAllByRole('combobox')).toHaveLength(1);
    expect(screen.getByRole('combobox', { name: 'Namespace' })).toHaveValue('$namespace');
  });

  test('another label keeps what is outside of it', async () => {
    const onChange = open({ label: 'container', scope: { namespace: 'a', pod: 'b' } });
    await userEvent.click(screen.getByRole('radio', { name: 'Pod' }));
    expect(onChange).toHaveBeenCalledWith({ refId: 'V', label: 'pod', scope: { namespace: 'a' } });
  });
});
