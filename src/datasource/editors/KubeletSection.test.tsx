/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import type { DataSourceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { startKubelets, type RunningKubelets } from '../../../tests/e2e/kubeletServer.mjs';
import type { LeakscopeOptions, LeakscopeSecureOptions } from '../../contract/query';
import { installGrafana } from '../testing/installGrafana';
import { installProxy } from '../testing/installProxy';
import { LinkedPrometheus } from '../testing/LinkedPrometheus';
import { KubeletSection } from './KubeletSection';

type Settings = DataSourceSettings<LeakscopeOptions, LeakscopeSecureOptions>;

/** `saved`: the settings that Grafana's server has. */
function open(part: Partial<Settings>, saved: LeakscopeOptions = part.jsonData ?? {}) {
  installGrafana([new LinkedPrometheus()]);
  const registry = getDataSourceSrv();
  const settings = { uid: 'leakscope', url: '/api/datasources/proxy/uid/leakscope', jsonData: saved };
  jest
    .spyOn(registry, 'getInstanceSettings')
    .mockImplementation(() => settings as ReturnType<typeof registry.getInstanceSettings>);
  const onOptionsChange = jest.fn();
  const options = { uid: 'leakscope', jsonData: {}, secureJsonFields: {}, ...part } as Settings;
  render(<KubeletSection options={options} onOptionsChange={onOptionsChange} />);
  return { onOptionsChange };
}

describe('KubeletSection', () => {
  test('a token goes to the secure settings, and nowhere else', async () => {
    const { onOptionsChange } = open({ jsonData: { promUid: 'prom' } });
    await userEvent.type(screen.getByLabelText(/^Token/), 't');
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ jsonData: { promUid: 'prom' }, secureJsonData: { kubeToken: 't' } })
    );
  });

  test('a stored token is not shown, and can be reset', async () => {
    const { onOptionsChange } = open({ secureJsonFields: { kubeToken: true } });
    expect(screen.getByLabelText(/^Token/)).toBeDisabled();
    expect(screen.getByLabelText(/^Token/)).toHaveValue('configured');
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ secureJsonFields: { kubeToken: false }, secureJsonData: { kubeToken: '' } })
    );
  });

  test('the API server is warned of', () => {
    open({ jsonData: { kubeEndpoint: 'apiServer' } });
    expect(screen.getByText(/can run commands in every container/)).toBeInTheDocument();
  });

  test.each<[string, LeakscopeOptions, RegExp]>([
    ['an address with a password', { kubeUrl: 'https://user:secret@relay' }, /^Type an address that begins with/],
    ['a name that is none', { kubeNodes: 'node-1, ../x' }, /^"\.\.\/x" is not the name of a node/],
  ])('%s', (_, jsonData, sentence) => {
    open({ jsonData });
    expect(screen.getByText(sentence)).toBeInTheDocument();
  });

  test('the cluster is asked for only where metrics carry one', () => {
    open({ jsonData: {} });
    expect(screen.queryByLabelText(/^Cluster of these nodes/)).not.toBeInTheDocument();
  });

  test('a provisioned one cannot be changed', () => {
    open({ jsonData: { clusterLabel: 'k8s' }, readOnly: true });
    for (const label of [/^Address/, /^Token/, /^Nodes/, /^Cluster of these nodes/, /^Accept any certificate/]) {
      expect(screen.getByLabelText(label)).toBeDisabled();
    }
    for (const choice of screen.getAllByRole('radio')) {
      expect(choice).toBeDisabled();
    }
  });

  test.each<[string, Partial<Settings>, LeakscopeOptions]>([
    ['another address', { jsonData: { kubeUrl: 'http://new' } }, { kubeUrl: 'http://old' }],
    ['a new token', { jsonData: { kubeUrl: 'http://x' }, secureJsonData: { kubeToken: 't' } }, { kubeUrl: 'http://x' }],
  ])('before saving %s, the check waits', (_, part, saved) => {
    open(part, saved);
    expect(screen.getByText(/^Save first/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Check the kubelets' })).toBeDisabled();
  });

  describe('with kubelets', () => {
    let kubelets: RunningKubelets;
    beforeAll(async () => {
      const capture = { capture: 'nri-kubernetes/1_34/stats-summary.json.gz' };
      kubelets = await startKubelets({ 'datagen-1-34': capture, 'not-ready': { status: 503 } });
    });
    afterAll(() => kubelets.stop());

    test('the check tells of each node', async () => {
      const jsonData = { promUid: 'prom', kubeUrl: kubelets.url, kubeNodes: 'datagen-1-34 not-ready' };
      installProxy({ jsonData, secureJsonData: { kubeToken: 't' } });
      open({ jsonData });
      await userEvent.click(screen.getByRole('button', { name: 'Check the kubelets' }));
      expect(await screen.findByText('1 of 2 nodes answer with a kubelet summary.')).toBeInTheDocument();
      expect(screen.getByRole('row', { name: 'datagen-1-34 Answers 17 pods, 17 containers' })).toBeInTheDocument();
      expect(
        screen.getByRole('row', { name: /^not-ready Fails The API server or relay does not/ })
      ).toBeInTheDocument();
    });
  });
});
