import { LoadingState, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { of } from 'rxjs';
import type { ExpandsTexts } from '../../contract/expandedTexts';
import type { LeakscopeQuery } from '../../contract/query';
import { buildRecordingFrames } from '../testing/buildRecordingFrames';
import { buildInstallFile, INSTALL_WAYS, type InstallWay } from './installWays';
import { RecordingPage } from './RecordingPage';
import { recordingStrings as texts } from './recordingStrings';

const SOURCE = {
  ...{ uid: 'leakscope', name: 'Leakscope', type: 'leakscope-memory-datasource' },
  jsonData: { promUid: 'p', clusterLabel: 'k8s' },
};

function open(frames: DataFrame[], search = '', sources = [SOURCE], more: Partial<ExpandsTexts> = {}) {
  const asked: Array<DataQueryRequest<LeakscopeQuery>> = [];
  const datasource = {
    ...more,
    getRef: () => ({ uid: 'leakscope' }),
    query: (request: DataQueryRequest<LeakscopeQuery>) => {
      asked.push(request);
      return of({ data: frames, state: LoadingState.Done, errors: frames.length ? [] : [{ message: 'It is down.' }] });
    },
  };
  setDataSourceSrv({
    getList: ({ filter }: { filter: (one: object) => boolean }) => sources.filter(filter),
    get: async () => datasource,
    getInstanceSettings: () => undefined,
  } as unknown as DataSourceSrv);
  render(
    <MemoryRouter initialEntries={[`/recording${search}`]}>
      <RecordingPage />
    </MemoryRouter>
  );
  return asked;
}

describe('RecordingPage', () => {
  test('each series with its state, and what to do', async () => {
    const asked = open(
      buildRecordingFrames([
        { name: 'leakscope:mem_leak_score', state: 'stale' },
        { name: 'leakscope:mem_oom_loop_score', state: 'missing' },
      ]),
      '?from=1795025211779&to=1795176017400'
    );
    const row = within(await screen.findByRole('row', { name: /mem_leak_score/ }));
    expect(row.getByText(texts.states.stale)).toBeInTheDocument();
    expect(row.getByText('2026-11-20 00:00:00')).toBeInTheDocument();
    const missing = within(screen.getByRole('row', { name: /mem_oom_loop_score/ }));
    expect(missing.getAllByText('—')).toHaveLength(2);
    expect(screen.getByText(texts.help.stale)).toBeInTheDocument();
    expect(screen.getByText(texts.help.missing)).toBeInTheDocument();
    expect(asked[0].range.to.valueOf()).toBe(1_795_176_017_400);
  });

  test('a failure is said, and can be tried again', async () => {
    const asked = open([]);
    expect(await screen.findByText('It is down.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: texts.again }));
    expect(asked).toHaveLength(2);
  });

  test('with many data sources, a few are looked at, and the next ones on demand', async () => {
    const sources = Array.from({ length: 12 }, (_, index) => ({ ...SOURCE, uid: `l${index}`, name: `L${index}` }));
    const asked = open(buildRecordingFrames([]), '', sources);
    expect(await screen.findByText(texts.cut(5, 12))).toBeInTheDocument();
    await waitFor(() => expect(asked).toHaveLength(5));
    await userEvent.click(screen.getByRole('button', { name: texts.more }));
    await waitFor(() => expect(asked).toHaveLength(10));
    await userEvent.click(screen.getByRole('button', { name: texts.more }));
    await waitFor(() => expect(asked).toHaveLength(12));
    expect(screen.queryByRole('button', { name: texts.more })).not.toBeInTheDocument();
  });

  test('the file is for the cluster label of the data source, and follows the choice', async () => {
    open(buildRecordingFrames([]));
    const file = within(screen.getByRole('region', { name: 'leakscope.rules.yml' }));
    expect(file.getByText(/max by \(k8s,namespace,pod,container\)/)).toBeInTheDocument();
    expect(file.queryByText(/alert: LeakscopeMemoryLeak/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(new RegExp(`^${texts.withAlerts}`)));
    expect(file.getByText(/alert: LeakscopeMemoryLeak/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Prometheus Operator' }));
    expect(screen.getByText(/kind: PrometheusRule/)).toBeInTheDocument();
  });

  test('the file reads the sources that the server has, and says which', async () => {
    open(buildRecordingFrames([]), '', [SOURCE], {
      expandTexts: async (asked) => ({
        texts: asked.map((text) => text.replaceAll('container_memory_rss', 'docker_container_mem_total_rss')),
        sources: ['Telegraf’s docker input'],
      }),
    });
    expect(await screen.findByText(texts.reads(['Telegraf’s docker input']))).toBeInTheDocument();
    const file = within(screen.getByRole('region', { name: 'leakscope.rules.yml' }));
    expect(file.getByText(/docker_container_mem_total_rss/)).toBeInTheDocument();
    expect(file.queryByText(/container_memory_rss/)).not.toBeInTheDocument();
  });

  test('where the sources cannot be found out, the file is the usual one, and says so', async () => {
    open(buildRecordingFrames([]), '', [SOURCE], { expandTexts: () => Promise.reject(new Error('It is down.')) });
    expect(await screen.findByText(texts.sourcesUnknown('It is down.'))).toBeInTheDocument();
    expect(screen.getByText(/container_memory_rss/)).toBeInTheDocument();
  });
});

test.each(Object.keys(INSTALL_WAYS) as InstallWay[])('buildInstallFile(%p)', (way) => {
  const { name, text } = buildInstallFile(way, { clusterLabel: null, withAlerts: true });
  expect(INSTALL_WAYS[way].steps.map(({ paste = '' }) => paste).join('\n')).toContain(
    way === 'thanos' ? 'rules.yml' : name
  );
  // Versions of vmalert that do not know the field refuse the whole file.
  expect(text.includes('keep_firing_for')).toBe(way !== 'victoriametrics');
});
