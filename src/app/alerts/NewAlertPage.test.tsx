import { LoadingState, type DataFrame, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { config, locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { Subject } from 'rxjs';
import { buildAlertPath, type AlertLink } from '../../contract/alertLink';
import type { ExpandsTexts } from '../../contract/expandedTexts';
import type { LeakscopeQuery } from '../../contract/query';
import { buildBacktestFrames } from '../testing/buildBacktestFrames';
import { buildRecordingFrames } from '../testing/buildRecordingFrames';
import { FakeGrafana } from '../testing/FakeGrafana';
import { alertStrings } from './alertStrings';
import { NewAlertPage } from './NewAlertPage';

const { form: texts, recorded } = alertStrings;

// jsdom has no canvas, on which Grafana's lists measure their longest text.
HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 0 }) })) as never;

const LINK: AlertLink = {
  kind: 'leak',
  labels: { namespace: 'shop', pod: 'cart-7d4b9c6f5d-x2x9z', container: '<b>app</b>' },
  datasourceUid: 'leakscope',
  returnTo: '/d/fleet?x=1',
};
const LEAKSCOPE = {
  ...{ uid: 'leakscope', name: 'Leakscope', type: 'leakscope-memory-datasource' },
  jsonData: { promUid: 'prom' },
};

interface Given {
  link?: AlertLink | null;
  /** More of the address, as somebody else may have written it. */
  more?: string;
  permissions?: Record<string, boolean>;
  sources?: object[];
  version?: string;
  api?: Partial<ExpandsTexts>;
}

/** The page with a data source whose answers the test sends. */
function open({ link = LINK, more = '', permissions, sources = [LEAKSCOPE], version = '13.2.2', api }: Given = {}) {
  const grafana = new FakeGrafana().install();
  const asked: LeakscopeQuery[] = [];
  const answers: Record<string, Subject<DataQueryResponse>> = {};
  const datasource = {
    ...api,
    getRef: () => ({ uid: 'leakscope' }),
    query: ({ targets: [target] }: DataQueryRequest<LeakscopeQuery>) => {
      asked.push(target);
      return (answers[target.queryType] = new Subject<DataQueryResponse>());
    },
  };
  setDataSourceSrv({
    getList: ({ filter }: { filter: (one: object) => boolean }) => sources.filter(filter),
    get: async () => datasource,
  } as unknown as DataSourceSrv);
  config.buildInfo = { ...config.buildInfo, version };
  config.bootData = {
    user: { orgRole: 'Editor', permissions: permissions ?? { 'alert.rules:create': true, 'folders:create': true } },
  } as unknown as typeof config.bootData;
  const { unmount } = render(
    <MemoryRouter initialEntries={[link === null ? '/alerts/new' : buildAlertPath(link) + more]}>
      <NewAlertPage />
    </MemoryRouter>
  );
  const answer = async (type: 'backtest' | 'recording', data: DataFrame[], rest: Partial<DataQueryResponse> = {}) => {
    await waitFor(() => expect(answers[type]).toBeDefined());
    act(() => answers[type].next({ data, state: LoadingState.Done, ...rest }));
  };
  const countOf = (type: string) => asked.filter(({ queryType }) => queryType === type).length;
  return { grafana, asked, answers, answer, countOf, unmount };
}

/** By its words: looking for roles reads the whole form each time, which is slow in jsdom. */
const press = (name: string) => userEvent.click(button(name));
const button = (name: string) => screen.getByText(name, { selector: 'button *' }).closest('button')!;
const save = () => press(texts.save);
const field = (name: string) =>
  screen.getByLabelText(new RegExp(`^${name}`), { selector: '[type=text], :not([type])' });
const replace = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });

describe('NewAlertPage', () => {
  test('opens with the alert of the row, and tests it at once', async () => {
    const { answer, asked } = open();
    expect(field('Namespace')).toHaveValue('shop');
    expect(field('Workload')).toHaveValue('cart');
    expect(field('Container')).toHaveValue('<b>app</b>');
    await answer('backtest', buildBacktestFrames([{ container: 'app', firings: 2, episodes: [[0, 3_600_000]] }]));
    expect(asked.find(({ queryType }) => queryType === 'backtest')).toMatchObject({
      scope: { namespace: 'shop', container: '<b>app</b>' },
      alert: {
        kind: 'leak',
        threshold: 85,
        holdFor: '1h',
        keepFiringFor: '12h',
        groupLabels: undefined,
        workload: 'cart',
      },
    });
    expect(screen.getByText(/^It would have fired for 1 container, with 2 notifications a week\./)).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /2026-11-01/ })).toBeInTheDocument();
    expect(screen.getByText(/^It was tested on recorded scores.*about 120 samples.*A sentence\.$/)).toBeInTheDocument();
  });

  test('nothing would have fired, and could not be tested, are different things', async () => {
    const { answer } = open();
    await answer('backtest', buildBacktestFrames([{ container: 'app', firings: 0, episodes: [] }]));
    expect(screen.getByText('It would not have fired. Tested: 1 container.')).toBeInTheDocument();
    await press('Back-test');
    await answer('backtest', buildBacktestFrames([]));
    expect(screen.getByText(/^It could not be tested: no container/)).toBeInTheDocument();
    await press('Back-test');
    await answer('backtest', [], { errors: [{ message: 'Prometheus is down.' }], state: LoadingState.Error });
    expect(screen.getByText('It could not be tested')).toBeInTheDocument();
    expect(screen.getByText('Prometheus is down.')).toBeInTheDocument();
  });

  test('a test can be cancelled; leaving the page ends it as well', async () => {
    const { answers, unmount } = open();
    await waitFor(() => expect(answers.backtest?.observed).toBe(true));
    await press('Cancel');
    expect(answers.backtest.observed).toBe(false);
    expect(screen.getByText('The test was cancelled.')).toBeInTheDocument();
    await press('Back-test');
    await waitFor(() => expect(answers.backtest.observed).toBe(true));
    unmount();
    expect(answers.backtest.observed).toBe(false);
  });

  test('a result of another form says so', async () => {
    const { answer, countOf } = open();
    await answer('backtest', buildBacktestFrames([]));
    replace(texts.thresholdScore, '60');
    expect(screen.getByText(/^The form was changed since this test/)).toBeInTheDocument();
    expect(countOf('backtest')).toBe(1);
  });

  test('saves, and leads to the rule', async () => {
    const { grafana } = open();
    await save();
    const link = (await screen.findByText(texts.open)).closest('a');
    const [{ rules }] = grafana.written;
    expect(link).toHaveAttribute('href', `/alerting/grafana/${rules[0].uid}/view`);
    expect(rules[0]).toMatchObject({ title: 'Memory leak in a workload: shop / cart / <b>app</b>', for: '1h' });
  });

  test('what goes wrong halfway is said; the folder stays chosen, the form stays, a second try works', async () => {
    const { grafana } = open();
    replace(texts.severity, 'page');
    grafana.fault = { method: 'PUT', path: /rule-groups/, status: 500, message: 'database is locked' };
    await save();
    expect(
      await screen.findByText(/The folder "Leakscope" is there; the rule is not\..*database is locked\./)
    ).toBeInTheDocument();
    expect(field(texts.severity)).toHaveValue('page');
    await save();
    expect(await screen.findByText(texts.saved)).toBeInTheDocument();
    expect(grafana.folders).toHaveLength(1);
    expect(grafana.groups[0].rules[0].labels).toEqual({ severity: 'page' });
  });

  test('changes by hand are written over only after a yes', async () => {
    const { grafana } = open();
    await save();
    await screen.findByText(texts.saved);
    grafana.groups[0].rules[0].title = 'Mine';
    replace(texts.thresholdScore, '70');
    await save();
    expect(await screen.findByText(/^The rule "Mine" was changed by hand/)).toBeInTheDocument();
    expect(grafana.written).toHaveLength(1);
    await press(texts.saveAnyway);
    expect(await screen.findByText(texts.saved)).toBeInTheDocument();
    expect(grafana.written).toHaveLength(2);
  });

  test('a viewer sees why, and can take the alert along', async () => {
    const { grafana } = open({ permissions: { 'datasources:query': true } });
    expect(button(texts.save)).toBeDisabled();
    expect(screen.getByText(/^Your role \(Editor\) may not create alert rules/)).toBeInTheDocument();
    expect(screen.queryByText(texts.editor)).not.toBeInTheDocument();
    expect(screen.getByLabelText('Download: Prometheus rule file')).toBeEnabled();
    expect(grafana.written).toEqual([]);
  });

  test('a mistake stands at its field, in the words of the rules, and nothing can be saved or tested', async () => {
    const { answer } = open();
    await answer('backtest', buildBacktestFrames([]));
    replace(texts.thresholdScore, '120');
    expect(screen.getByText('The threshold 120 is not a score: use a number from 0 to 100.')).toBeInTheDocument();
    expect(button(texts.save)).toBeDisabled();
    expect(button('Back-test')).toBeDisabled();
  });

  test('another kind has other fields and other advice', async () => {
    open();
    await userEvent.click(screen.getByText('A node runs out of memory soon'));
    expect(field(texts.thresholdTime)).toHaveValue('24h');
    expect(screen.queryByLabelText(/^Namespace/)).not.toBeInTheDocument();
    expect(
      within(screen.getByLabelText(texts.query, { selector: 'section' })).getByText(/seconds_to_pressure/)
    ).toBeInTheDocument();
  });

  test.each([
    ['fresh', recorded.fresh],
    ['stale', recorded.stale],
    ['missing', recorded.missing],
  ] as const)('recorded scores are %s', async (state, text) => {
    const { answer } = open();
    await answer('recording', buildRecordingFrames([{ name: 'leakscope:mem_workload_leak_score', state }]));
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  test('an alert on raw series needs a namespace, and none of the recording rules', async () => {
    open();
    await userEvent.click(screen.getByLabelText(texts.bases.standalone));
    expect(
      within(screen.getByLabelText(texts.query, { selector: 'section' })).getByText(/container_memory_rss/)
    ).toBeInTheDocument();
    replace('Namespace', '');
    expect(screen.getByText(/name a namespace\.$/)).toBeInTheDocument();
  });

  test('an alert on raw series reads the sources that the server has; one on recorded scores the usual names', async () => {
    const { grafana } = open({
      api: {
        expandTexts: async (asked) => ({
          texts: asked.map((text) => text.replaceAll('container_memory_rss', 'docker_container_mem_total_rss')),
          sources: ['Telegraf’s docker input'],
        }),
      },
    });
    await userEvent.click(screen.getByLabelText(texts.bases.standalone));
    const query = within(screen.getByLabelText(texts.query, { selector: 'section' }));
    expect(await query.findByText(/docker_container_mem_total_rss/)).toBeInTheDocument();
    await save();
    await screen.findByText(texts.saved);
    expect(JSON.stringify(grafana.written[0])).toContain('docker_container_mem_total_rss');
    expect(JSON.stringify(grafana.written[0])).not.toContain('container_memory_rss');
  });

  test('Grafana 11.6: no "keep firing for"', async () => {
    const { grafana } = open({ version: '11.6.9' });
    expect(field(texts.keepFiringFor)).toBeDisabled();
    await save();
    await screen.findByText(texts.saved);
    expect(grafana.written[0].rules[0]).not.toHaveProperty('keep_firing_for');
  });

  test('a name that no pattern can hold is not left out unseen', async () => {
    const link = { ...LINK, labels: { namespace: 'shop' } };
    const { grafana } = open({ link, more: `&label-pod=a%0Ab&label-container=${'x'.repeat(254)}&label-node=a%0Ab` });
    expect(screen.getByText(/^Left out: Workload, Container\./)).toBeInTheDocument();
    expect(screen.getByText('Fill in workload and container, or agree to an alert without.')).toBeInTheDocument();
    expect(button(texts.save)).toBeDisabled();
    replace('Workload', 'a.b');
    expect(screen.getByText(/^Left out: Container\./)).toBeInTheDocument();
    await press(texts.leftOutAccept);
    expect(screen.queryByText(/^Left out/)).not.toBeInTheDocument();
    await save();
    await screen.findByText(texts.saved);
    expect(grafana.written[0].rules[0].title).toBe('Memory leak in a workload: shop / a.b');
  });

  test("Grafana's editor gets the whole rule, whatever addresses are in it", async () => {
    open();
    const editor = screen.getByText(texts.editor).closest('a')!;
    await userEvent.click(editor);
    const { pathname, search } = locationService.getLocation();
    expect(pathname + search).toBe(editor.getAttribute('href'));
    const { annotations, name } = JSON.parse(new URLSearchParams(search).get('defaults')!);
    expect(name).toBe('Memory leak in a workload: shop / cart / <b>app</b>');
    const address = annotations.find(({ key }: { key: string }) => key === 'dashboard_url').value;
    expect(address).toMatch(/&var-namespace=.*&var-container=/);
  });

  test('without a data source the page says what is missing', () => {
    open({ sources: [], link: null });
    expect(screen.getAllByText(alertStrings.list.noSource).length).toBeGreaterThan(0);
    expect(button(texts.save)).toBeDisabled();
  });
});
