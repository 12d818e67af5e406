import { dateTime, LoadingState, type DataFrame } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { LeakPanel } from './LeakPanel';
import type { LeakPanelOptions } from './options';
import { strings } from './strings';
import { buildNodesFrame } from './testing/buildNodesFrame';
import { buildAnatomyFrame, buildLeaksFrame, buildLeaksRows, MOMENT_MS } from './testing/buildFrames';
import { buildPanelProps } from './testing/buildPanelProps';
import { loadViews } from './testing/loadViews';

beforeAll(loadViews);

// jsdom has no canvas. What the chart is given is tested in stackLayers; how it looks, in the browser.
jest.mock('./parts/chart/UplotChart', () => ({ UplotChart: () => null }));

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  // Grafana registers the real one at start.
  PanelDataErrorView: ({ message }: { message?: string }) => <div>{message}</div>,
}));

const timeRange = {
  from: dateTime(MOMENT_MS),
  to: dateTime(MOMENT_MS + 3_600_000),
  raw: { from: 'now-1h', to: 'now' },
};

interface Given {
  series?: DataFrame[];
  state?: LoadingState;
  errors?: Array<{ message: string }>;
  options?: Partial<LeakPanelOptions>;
  width?: number;
}

const toElement = (given: Given) => <LeakPanel {...buildPanelProps({ ...given, timeRange })} />;

const leaks = (count: number) => buildLeaksFrame(buildLeaksRows(count));
const bodyRows = () => screen.getAllByRole('row').slice(1);
const names = () => bodyRows().map((row) => within(row).getByText(/^c\d+$/).textContent);

describe('LeakPanel, states', () => {
  it.each<[string, Given, string]>([
    ['loading', { state: LoadingState.Loading }, strings.loading],
    ['empty list', { options: { view: 'triage' } }, strings.empty.title.triage],
    ['empty anatomy', { options: { view: 'anatomy' } }, strings.empty.title.anatomy],
    ['failed', { state: LoadingState.Error, errors: [{ message: 'x' }] }, strings.failed],
    ['failed without the state', { errors: [{ message: 'x' }] }, strings.failed],
    ['unusable', { series: [leaks(1)], options: { view: 'anatomy' } }, strings.unusable.leaksInAnatomy],
  ])('%s', (_, given, text) => {
    render(toElement(given));
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('does not claim emptiness when the query failed', () => {
    render(toElement({ state: LoadingState.Error, errors: [{ message: 'x' }], options: { view: 'triage' } }));
    expect(screen.queryByText(strings.empty.title.triage)).not.toBeInTheDocument();
  });

  it('keeps the old content while the next one loads', () => {
    const { rerender } = render(toElement({ series: [leaks(2)] }));
    rerender(toElement({ series: [], state: LoadingState.Loading }));
    expect(names()).toEqual(['c1', 'c2']);
    rerender(toElement({ series: [], state: LoadingState.Done }));
    expect(screen.getByText(strings.empty.title.unknown)).toBeInTheDocument();
  });
});

describe('LeakPanel, triage', () => {
  it('says how many of how many are shown', () => {
    const frame = leaks(3);
    frame.meta!.custom = { leakscope: { totalContainers: 312 } };
    render(toElement({ series: [frame] }));
    expect(screen.getByText(strings.triage.showing(3, 312))).toBeInTheDocument();
  });

  it('shows why there is no score, and no zero', () => {
    const rows = [{ container: 'c1', score_state: 'too-short', restarts: 3 }];
    render(toElement({ series: [buildLeaksFrame(rows)] }));
    expect(screen.getByText(strings.notScored['too-short'])).toBeInTheDocument();
    expect(within(bodyRows()[0]).queryByText('0')).not.toBeInTheDocument();
    expect(screen.getAllByText(strings.unknown).length).toBeGreaterThan(0);
  });

  it('shows hostile label values as text', () => {
    const { container } = render(
      toElement({
        series: [buildLeaksFrame([{ container: '<script>alert(1)</script>', pod: '<img src=x>', score: 1 }])],
      })
    );
    expect(screen.getByText('<script>alert(1)</script>')).toBeInTheDocument();
    expect(container.querySelector('script, img')).toBeNull();
  });

  it('sorts by a column, and back', async () => {
    render(toElement({ series: [leaks(3)] }));
    const header = () => screen.getByRole('columnheader', { name: strings.columns.growth.title });
    expect(header()).toHaveAttribute('aria-sort', 'none');
    await userEvent.click(within(header()).getByRole('button'));
    expect(header()).toHaveAttribute('aria-sort', 'descending');
    expect(names()).toEqual(['c1', 'c2', 'c3']);
    await userEvent.click(within(header()).getByRole('button'));
    expect(header()).toHaveAttribute('aria-sort', 'ascending');
    expect(names()).toEqual(['c3', 'c2', 'c1']);
  });

  it('pages through many containers', async () => {
    render(toElement({ series: [leaks(60)] }));
    expect(bodyRows()).toHaveLength(25);
    await userEvent.click(screen.getByRole('button', { name: '3' }));
    expect(names()).toEqual(['c51', 'c52', 'c53', 'c54', 'c55', 'c56', 'c57', 'c58', 'c59', 'c60']);
  });

  it('filters, says how many match, and starts on the first page', async () => {
    render(toElement({ series: [leaks(60)] }));
    await userEvent.click(screen.getByRole('button', { name: '3' }));
    await userEvent.type(screen.getByLabelText(strings.triage.filterLabel), 'pod-7');
    expect(names()).toEqual(['c7']);
    expect(screen.getByText(strings.triage.matching(1, 60))).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(strings.triage.filterLabel), 'zzz');
    expect(screen.getByText(strings.triage.noneLeft('pod-7zzz'))).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: strings.list.clearFilter }));
    expect(bodyRows()).toHaveLength(25);
  });

  it('moves by keyboard, opens with Enter and goes to the filter with a slash', async () => {
    locationService.push('/d/leakscope-fleet?var-datasource=uid1');
    render(toElement({ series: [leaks(3)] }));
    expect(bodyRows().map((row) => row.tabIndex)).toEqual([0, -1, -1]);
    act(() => bodyRows()[0].focus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(bodyRows()[1]).toHaveFocus();
    await userEvent.keyboard('/');
    expect(screen.getByLabelText(strings.triage.filterLabel)).toHaveFocus();
    act(() => bodyRows()[1].focus());
    await userEvent.keyboard('{Enter}');
    const { pathname, search } = locationService.getLocation();
    expect(pathname + search).toBe(
      '/d/leakscope-container?var-datasource=uid1&var-namespace=web&var-pod=pod-2&var-container=c2&from=now-1h&to=now'
    );
  });

  it('sets the variables of this dashboard on demand', () => {
    locationService.push('/d/mine?var-namespace=old&refresh=5s');
    render(toElement({ series: [leaks(2)], options: { drillDown: 'variables' } }));
    fireEvent.click(bodyRows()[1]);
    expect(locationService.getSearchObject()).toEqual({
      refresh: '5s',
      'var-namespace': 'web',
      'var-pod': 'pod-2',
      'var-container': 'c2',
    });
  });

  it('does nothing on a click when no drill-down is wanted', () => {
    locationService.push('/d/mine');
    render(toElement({ series: [leaks(2)], options: { drillDown: 'none' } }));
    fireEvent.click(bodyRows()[0]);
    expect(locationService.getLocation().pathname).toBe('/d/mine');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('turns rows into cards in a narrow panel, with the same keyboard', async () => {
    render(toElement({ series: [leaks(3)], width: 320 }));
    expect(within(bodyRows()[0]).getAllByRole('cell')).toHaveLength(1);
    expect(bodyRows()[0]).toHaveTextContent('100.0 MiB · +3.0 MiB/h');
    act(() => bodyRows()[0].focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(bodyRows()[1]).toHaveFocus();
  });

  it('offers the data links of the user', () => {
    const frame = leaks(1);
    frame.fields.find(({ name }) => name === 'container')!.getLinks = () => [
      { title: 'Runbook', href: 'https://example.org/runbook', target: '_blank', origin: frame.fields[0] },
    ];
    render(toElement({ series: [frame] }));
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain(
      'https://example.org/runbook'
    );
  });
});

describe('LeakPanel, nodes', () => {
  const GIB = 2 ** 30;
  const trouble = buildNodesFrame([
    { ready: 'false', memory_pressure: 'true', working_set_bytes: 15 * GIB, oom_kills: 3 },
    {},
    { ready: null, memory_pressure: null, working_set_bytes: null, capacity_bytes: null, oom_kills: null, drivers: '' },
  ]);
  const nodeNames = () => screen.getAllByRole('button', { expanded: false }).map(({ textContent }) => textContent);

  it('says what state each node is in, with what, until when', () => {
    render(toElement({ series: [trouble] }));
    const [bad, good, unknown] = bodyRows();
    expect(bad).toHaveTextContent(/^n1Not readyMemory pressure15.0 GiBof 16.0 GiBAbove the line/);
    expect(within(bad).getByText('3')).toBeInTheDocument();
    expect(good).toHaveTextContent(/^n2ReadyNo memory pressure8.0 GiBof 16.0 GiB1 d6.0 GiB left/);
    expect(
      within(good).getByRole('img', { name: /^Pods 6.0 GiB, System 2.5 GiB, .*capacity 16.0 GiB$/ })
    ).toBeVisible();
    expect(unknown).toHaveTextContent(/^n3State unknownPressure unknown—capacity unknownUnknown/);
    expect(within(unknown).queryByText('0')).not.toBeInTheDocument();
  });

  it('keeps the order of the data source until a column is chosen', async () => {
    render(toElement({ series: [trouble] }));
    expect(nodeNames()).toEqual(['n1', 'n2', 'n3']);
    await userEvent.click(screen.getByRole('button', { name: 'Node' }));
    await userEvent.click(screen.getByRole('button', { name: 'Node' }));
    expect(nodeNames()).toEqual(['n3', 'n2', 'n1']);
  });

  it('opens a node by keyboard: its parts, and the containers that grow, which lead to their anatomy', async () => {
    locationService.push('/d/leakscope-nodes?var-datasource=uid1');
    render(toElement({ series: [trouble] }));
    act(() => bodyRows()[0].focus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const detail = screen.getByRole('table', { name: 'Memory of n2' });
    expect(within(detail).getByText('Not accounted for').closest('tr')).toHaveTextContent(/512\.0 MiB3 %$/);
    expect(screen.getByRole('button', { expanded: true })).toHaveTextContent('n2');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveTextContent(/^n3/);
    await userEvent.click(screen.getByRole('link', { name: 'shop/cart-1/app +213 MiB' }));
    const { pathname, search } = locationService.getLocation();
    expect(pathname + search).toContain('/d/leakscope-container?var-datasource=uid1&var-namespace=shop&var-pod=cart-1');
  });

  it('shows a single node opened, and stacks it in a narrow panel', async () => {
    render(toElement({ series: [buildNodesFrame([{}])], width: 320 }));
    expect(within(bodyRows()[0]).getAllByRole('cell')).toHaveLength(1);
    expect(bodyRows()[0]).toHaveTextContent('Until eviction: 1 d · +256.0 MiB/h');
    const table = screen.getByRole('table', { name: 'Memory of n1' });
    await userEvent.click(screen.getByRole('button', { name: 'n1' }));
    expect(table).not.toBeInTheDocument();
  });

  it('shows hostile names as text', () => {
    const { container } = render(
      toElement({ series: [buildNodesFrame([{ node: '<script>1</script>', drivers: '<img src=x>' }])] })
    );
    expect(screen.getByText('<script>1</script>')).toBeInTheDocument();
    expect(screen.getAllByText('<img src=x>').length).toBeGreaterThan(0);
    expect(container.querySelector('script, img')).toBeNull();
  });
});

describe('LeakPanel, anatomy', () => {
  const MIB = 2 ** 20;
  const frame = buildAnatomyFrame({
    parts: { anon: [10 * MIB, 30 * MIB], inactive_file: [10 * MIB, 10 * MIB] },
    whole: [20 * MIB, 40 * MIB],
  });

  it('has a legend with bytes, share and change, top of the stack first', () => {
    render(toElement({ series: [frame] }));
    expect(bodyRows().map((row) => row.textContent)).toEqual([
      'Inactive page cache10.0 MiB25 %0 B',
      'Anonymous memory30.0 MiB75 %+20.0 MiB',
    ]);
    expect(screen.getByText(strings.anatomy.sumsTo('usage', '40.0 MiB'))).toBeInTheDocument();
  });

  it('hides a part by keyboard and says so', async () => {
    render(toElement({ series: [frame] }));
    const toggle = screen.getByRole('button', { name: strings.anatomy.toggle('Anonymous memory') });
    act(() => toggle.focus());
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByText(new RegExp(strings.anatomy.hidden(1)))).toBeInTheDocument();
  });

  it('says what does not add up', () => {
    const broken = buildAnatomyFrame({ parts: { anon: [10 * MIB] }, whole: [40 * MIB] });
    render(toElement({ series: [broken] }));
    expect(screen.getByText(strings.anatomy.sumsToOther('10.0 MiB', 'usage', '40.0 MiB'))).toBeInTheDocument();
  });

  it('says what grew and what other tools show', async () => {
    // Combobox measures its texts on a canvas.
    const measureText = () => ({ width: 1 }) as TextMetrics;
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ measureText } as never);
    render(toElement({ series: [frame] }));
    expect(
      screen.getByText('Anonymous memory +20.0 MiB of +20.0 MiB in 1 min. The kernel cannot take it back.')
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: strings.tools.title })).not.toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(strings.tools.toggle, { selector: 'input' }));
    const tools = screen.getByRole('region', { name: strings.tools.title });
    expect(within(tools).getByText('kubectl top').closest('tr')).toHaveTextContent(/^30\.0 MiB/);
    expect(tools).toHaveTextContent('the difference of 10.0 MiB is inactive page cache (10.0 MiB)');
  });

  it('puts the containers of a pod side by side, and sums them on demand', async () => {
    locationService.push('/d/mine');
    const sidecar = buildAnatomyFrame({ parts: { anon: [MIB, 31 * MIB] }, whole: [MIB, 31 * MIB] });
    sidecar.fields.forEach((field) => (field.labels = field.labels && { ...field.labels, container: 'sidecar' }));
    render(toElement({ series: [frame, sidecar] }));
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['sidecar', 'app']);
    await userEvent.click(screen.getByLabelText(strings.pod.stack, { selector: 'input' }));
    expect(bodyRows().map((row) => row.textContent)).toEqual([
      'sidecar31.0 MiB44 %+30.0 MiB',
      'app40.0 MiB56 %+20.0 MiB',
    ]);
    await userEvent.click(screen.getByLabelText(strings.pod.stack, { selector: 'input' }));
    await userEvent.click(screen.getByRole('link', { name: 'sidecar' }));
    expect(locationService.getLocation().search).toContain('var-container=sidecar');
  });

  it('counts what was left out', () => {
    const rejected = buildAnatomyFrame({ parts: { anon: [null, MIB] }, whole: [null, MIB] });
    rejected.meta!.custom = { leakscope: { rejectedSamples: 1 } };
    render(toElement({ series: [rejected] }));
    expect(screen.getByText(new RegExp(strings.anatomy.rejected(1)))).toBeInTheDocument();
  });
});
