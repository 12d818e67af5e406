import { dateTime, LoadingState, type DataFrame, type PanelProps } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import React from 'react';
import { readAlertLink } from '../contract/alertLink';
import { LeakPanel } from './LeakPanel';
import type { LeakPanelOptions } from './options';
import { buildLeaksFrame } from './testing/buildFrames';
import { buildNodesFrame } from './testing/buildNodesFrame';
import { alertLinkStrings } from './parts/alert/alertLinkStrings';
import { loadViews } from './testing/loadViews';

beforeAll(loadViews);

jest.mock('./parts/chart/UplotChart', () => ({ UplotChart: () => null }));

const HOSTILE = 'a&kind=oom-loop"{{x}}';
const LEAK = {
  namespace: 'shop',
  pod: 'cart-1',
  container: HOSTILE,
  score: 97,
  score_state: 'scored',
  verdict: 'leak',
};

function open(frame: DataFrame, { mayCreate = true, options = {} as Partial<LeakPanelOptions> } = {}) {
  config.bootData = { user: { permissions: { 'alert.rules:create': mayCreate } } } as unknown as typeof config.bootData;
  locationService.push('/d/fleet?var-namespace=shop&from=now-7d');
  const raw = { from: 'now-7d', to: '2023-11-14T22:13:20.000Z' };
  const timeRange = { from: dateTime(1), to: dateTime(1_700_000_000_000), raw };
  const request = { dashboardUID: 'fleet', targets: [{ refId: 'A', datasource: { uid: '${ds}' } }] };
  const props = {
    ...{
      id: 4,
      width: 1300,
      height: 600,
      timeRange,
      timeZone: 'utc',
      options,
      fieldConfig: { defaults: {}, overrides: [] },
    },
    data: { series: [frame], state: LoadingState.Done, timeRange, request },
    replaceVariables: (text: string) => text.replace('${ds}', 'leakscope'),
  };
  render(<LeakPanel {...(props as unknown as PanelProps<LeakPanelOptions>)} />);
}

const linkOf = (link: HTMLElement) => readAlertLink(new URL(link.getAttribute('href')!, 'http://localhost').search);

describe('LeakPanel, create alert', () => {
  test('a row leads to the form with all that it knows, whatever its labels hold', () => {
    open(buildLeaksFrame([LEAK, { ...LEAK, container: 'b', verdict: 'restart-loop' }]));
    const [first, second] = screen.getAllByRole('link', { name: /^Create alert for/ });
    expect(linkOf(first)).toEqual({
      kind: 'leak',
      labels: { namespace: 'shop', pod: 'cart-1', container: HOSTILE },
      leftOut: [],
      ...{ datasourceUid: 'leakscope', dashboardUid: 'fleet', panelId: 4, from: 'now-7d', to: '1700000000000' },
      returnTo: '/d/fleet?var-namespace=shop&from=now-7d',
    });
    expect(linkOf(second)).toMatchObject({ kind: 'oom-loop', labels: { container: 'b' } });
  });

  test.each([
    ['fast', 'fast-leak'],
    ['masked', 'masked-leak'],
  ])('a leak that is %s by its lives leads to an alert on %s', (cause, kind) => {
    open(buildLeaksFrame([{ ...LEAK, leak_cause: cause }, LEAK]));
    const [first] = screen.getAllByRole('link', { name: /^Create alert for/ });
    expect(linkOf(first)).toMatchObject({ kind });
  });

  test('the list leads to the form without labels', () => {
    open(buildLeaksFrame([LEAK, { ...LEAK, container: 'b' }]));
    expect(linkOf(screen.getByRole('link', { name: alertLinkStrings.create }))).toMatchObject({
      kind: 'leak',
      labels: {},
    });
  });

  test('the diagnosis of one container has a link in the order of tabs', () => {
    open(buildLeaksFrame([LEAK]));
    const card = within(screen.getByRole('article'));
    expect(card.getByRole('link', { name: /^Create alert for/ })).not.toHaveAttribute('tabindex');
  });

  test('a node', () => {
    open(buildNodesFrame([{ node: 'n1' }]));
    expect(linkOf(screen.getByRole('link', { name: 'Create alert for n1' }))).toMatchObject({
      kind: 'node-pressure',
      labels: { node: 'n1' },
    });
  });

  test.each([
    ['the user may not', { mayCreate: false }],
    ['the panel hides it', { options: { showAlertLink: false } }],
  ])('none where %s', (_, given) => {
    open(buildLeaksFrame([LEAK]), given);
    expect(screen.queryByRole('link', { name: /^Create alert/ })).not.toBeInTheDocument();
  });
});
