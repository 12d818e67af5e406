import { dateTime, type DataFrame } from '@grafana/data';
import { locationService, setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { escapeUnsafe } from '../engine';
import { LeakPanel } from './LeakPanel';
import type { LeakPanelOptions } from './options';
import { strings } from './strings';
import {
  buildDetailFrames,
  buildLabelsFrame,
  buildMetricsFrame,
  buildServerFrame,
  buildTargets,
  buildTargetsFrame,
  CODE,
  LEAKING_TARGET,
  METRIC,
  type Values,
} from './testing/buildCardinalityFrames';
import { LEAKING_ROW } from './testing/buildDiagnosisRow';
import { buildLeaksFrame, MOMENT_MS } from './testing/buildFrames';
import { buildPanelProps } from './testing/buildPanelProps';
import { loadViews } from './testing/loadViews';

beforeAll(loadViews);

// jsdom has no canvas.
jest.mock('./parts/chart/UplotChart', () => ({ UplotChart: () => null }));

const timeRange = {
  from: dateTime(MOMENT_MS),
  to: dateTime(MOMENT_MS + 6 * 3_600_000),
  raw: { from: 'now-6h', to: 'now' },
};

const toElement = (series: DataFrame[], width = 1300, options: Partial<LeakPanelOptions> = {}) => (
  <LeakPanel {...buildPanelProps({ series, timeRange, options, width, height: 700 })} />
);

const renderPanel = (...given: Parameters<typeof toElement>) => render(toElement(...given));

const META = { totalTargets: 3204, lookedInto: 1, toLookInto: 3, requests: 14, samples: 2310 };
const list = (...more: Values[]) => buildTargetsFrame([LEAKING_TARGET, ...buildTargets(2), ...more], META);
const single = (row: Values = {}) => buildTargetsFrame([{ ...LEAKING_TARGET, ...row }]);
const bodyRows = () => screen.getAllByRole('row').slice(1);
const detail = () => screen.getByRole('article', { name: /^What is behind the series of/ });
const region = (name: string | RegExp) => within(detail()).getByRole('region', { name });

beforeEach(() => locationService.push('/d/mine'));

describe('LeakPanel, the list of targets', () => {
  it('says kind, series, growth, cause and memory in words, and counts what is shown', () => {
    renderPanel([list()]);
    const [leak, steady] = bodyRows();
    expect(leak).toHaveTextContent('orders-stable-1shop / orders / 10.1.2.3:8080');
    expect(leak).toHaveTextContent('Blow-upMemory grows with it978,610');
    expect(leak).toHaveTextContent(`+210/h${METRIC}path41.0 MiBof 46.0 MiB`);
    expect(steady).toHaveTextContent('Steady3100');
    expect(steady).toHaveTextContent('Not looked into—');
    expect(screen.getByText('3 of 3,204 targets')).toBeVisible();
    expect(screen.getByText(/1 of 3 looked into · 14 requests, 2,310 samples read/)).toBeVisible();
    expect(within(leak).getByRole('img', { name: 'Series from 110 to 8,610' })).toBeVisible();
  });

  it('opens and closes a row by Enter, Space and its button, one at a time', async () => {
    renderPanel([list(), ...buildDetailFrames()]);
    act(() => bodyRows()[0].focus());
    await userEvent.keyboard('{Enter}');
    expect(detail()).toHaveTextContent(`${METRIC} grew from 96 to 8,012 series since 14:00`);
    expect(screen.getByRole('button', { name: 'Series of orders-stable-1' })).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard(' ');
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Series of t1:9090' }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(detail()).toHaveTextContent('Not looked into so far: answers are still coming in.');
  });

  it('filters by job, pod, metric and label', async () => {
    renderPanel([list()]);
    await userEvent.type(screen.getByRole('textbox', { name: 'Filter targets' }), 'path');
    expect(bodyRows()).toHaveLength(1);
    await userEvent.clear(screen.getByRole('textbox'));
    await userEvent.type(screen.getByRole('textbox'), 'nobody');
    expect(screen.getByText('No target matches “nobody”.')).toBeVisible();
  });

  it('a row shows names that carry ids, or all labels that change together, and the path that tells it apart', async () => {
    const names = { ...LEAKING_TARGET, instance: 'a:1', names: 'tenant_*_requests_total', label: null };
    const together = { ...LEAKING_TARGET, also: 'metrics_path=/probes', together: 'path, route' };
    renderPanel([buildTargetsFrame([names, together], META)]);
    const [first, second] = bodyRows();
    expect(first).toHaveTextContent(/tenant_\*_requests_totalIds in names of metrics/);
    expect(second).toHaveTextContent(/http_request_duration_secondspath, route together/);
    expect(second).toHaveTextContent('metrics_path=/probes');
    await userEvent.type(screen.getByRole('textbox', { name: 'Filter targets' }), '/probes');
    expect(bodyRows()).toHaveLength(1);
  });

  it('sorts unknown scores last, whichever way', async () => {
    renderPanel([list({ job: 'z', instance: 'no-score:1', kind: 'unknown', looked_into: 'no' })]);
    const last = () => bodyRows()[3];
    await userEvent.click(screen.getByRole('button', { name: 'Score' }));
    expect(last()).toHaveTextContent('no-score:1');
    await userEvent.click(screen.getByRole('button', { name: 'Score' }));
    expect(last()).toHaveTextContent('no-score:1');
    expect(last()).toHaveTextContent('Not scored—');
  });

  it('falls back to fewer columns, then to cards', () => {
    const { unmount } = renderPanel([list()], 640);
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Target',
      'Series',
      'Now',
      'Metric and label',
    ]);
    unmount();
    renderPanel([list()], 320);
    expect(bodyRows()[0]).toHaveTextContent(`Blow-up8,610 series · +210/h${METRIC}path`);
  });

  it('shows the server, also where no target matches', async () => {
    const { unmount } = renderPanel([list(), ...buildDetailFrames()]);
    expect(
      screen.getByText('Server: 12,431 series · +210/h · they take about 24.0 MiB to 50.0 MiB of its memory')
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Largest of the server' }));
    expect(screen.getByRole('region', { name: 'Labels by values' })).toHaveTextContent('path 1,334');
    unmount();
    renderPanel([buildServerFrame()]);
    expect(screen.getByText(strings.empty.title.cardinality)).toBeVisible();
    expect(screen.getByText(/^Server: 12,431 series/)).toBeVisible();
  });
});

describe('LeakPanel, one target', () => {
  it('stands opened: sentence, charts against the canary, memory explained, evidence, fixes', () => {
    renderPanel([single(), ...buildDetailFrames()]);
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(detail()).toHaveTextContent(
      'label path has 1,334 values that look like paths with ids; that explains 41.0 MiB'
    );
    expect(screen.getByRole('img', { name: 'Series of the target and of 1 quiet replica over time' })).toBeVisible();
    expect(
      screen.getByRole('img', { name: 'Memory of the container of the target and of 1 quiet replica over time' })
    ).toBeVisible();
    const lines = within(screen.getByRole('table', { name: /replicas whose series do not grow/ }));
    expect(lines.getByRole('row', { name: /This target orders-stable-1/ })).toHaveTextContent(
      '110 → 8,610100.0 MiB → 146.0 MiB'
    );
    expect(lines.getByRole('row', { name: /Quiet replica/ })).toHaveTextContent('110 → 112100.0 MiB → 101.0 MiB');
    expect(region('Growth of memory')).toHaveTextContent(
      'Explained by series: 41.0 MiB (89 %)Not explained: 5.0 MiB (11 %)'
    );
    expect(region('Growth of memory')).toHaveTextContent('Correlation of memory and series0.99');
    expect(within(region('Evidence')).getAllByRole('listitem')[0]).toHaveTextContent(/^Series: One process/);
    expect(region('What mends it')).toHaveTextContent(
      'The server keeps 7,990 series less. The process gets its memory back.'
    );
    expect(region('What mends it')).toHaveTextContent(
      'How many series it saves is not known. It spares only the server'
    );
  });

  it('leads to the memory of its container', () => {
    renderPanel([single()]);
    expect(screen.getByRole('link', { name: 'Memory of the container app' })).toHaveAttribute(
      'href',
      expect.stringContaining('/d/leakscope-container?var-namespace=shop&var-pod=orders-stable-1&var-container=app')
    );
  });

  it('copies the code of a fix and says so', async () => {
    const user = userEvent.setup();
    renderPanel([single()]);
    await user.click(screen.getByRole('button', { name: 'Copy: Drop the metric' }));
    expect(await navigator.clipboard.readText()).toBe(CODE);
    expect(screen.getByText('Code copied.')).toBeInTheDocument();
  });

  it('map and table show the same metrics; choosing one shows its labels', async () => {
    renderPanel([single(), ...buildDetailFrames()]);
    const map = within(screen.getByRole('group', { name: /^Series by metric/ }));
    const [first, others, small] = map.getAllByRole('button');
    expect(first).toHaveAccessibleName(`${METRIC}: 8,012 series, 91 %. Nearly all new since the start`);
    expect(first).toHaveAttribute('aria-pressed', 'true');
    expect(others).toHaveAccessibleName('All others: 590 series, 7 %. Growth unknown');
    const table = within(screen.getByRole('table', { name: 'Metrics of the target, those that grew most first' }));
    expect(table.getByRole('row', { name: /http_request/ })).toHaveTextContent('Histogram8,0127,80096');
    expect(table.getByRole('row', { name: /All others/ })).toHaveTextContent('—590590—');
    const labels = screen.getByRole('table', { name: `Labels of ${METRIC}` });
    expect(within(labels).getAllByRole('row')[1]).toHaveTextContent(
      'path explodes1,3341,3001698 %paths with ids/or…123, /or…456'
    );
    await userEvent.click(small);
    expect(screen.getByRole('region', { name: 'Labels over all metrics' })).toHaveTextContent(
      `Labels were counted for ${METRIC} only, which grew most.`
    );
    await userEvent.click(table.getByRole('button', { name: `Labels of ${METRIC}` }));
    expect(screen.getByRole('table', { name: `Labels of ${METRIC}` })).toBeVisible();
  });

  it('a newer answer keeps the row open, and forgets a metric that is gone', async () => {
    const { rerender } = render(toElement([list(), ...buildDetailFrames()]));
    await userEvent.click(screen.getByRole('button', { name: 'Series of orders-stable-1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Labels of jvm_memory_used_bytes' }));
    expect(screen.getByRole('region', { name: 'Labels over all metrics' })).toBeVisible();
    rerender(
      toElement([list(), ...buildDetailFrames().slice(1), buildMetricsFrame([{ metric: METRIC, series: 9000 }])])
    );
    expect(detail()).toBeVisible();
    expect(screen.getByRole('table', { name: `Labels of ${METRIC}` })).toBeVisible();
  });

  it('the map is one tab stop, and arrow keys move inside', async () => {
    renderPanel([single(), ...buildDetailFrames()]);
    const cells = within(screen.getByRole('group', { name: /^Series by metric/ })).getAllByRole('button');
    expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toEqual([cells[0]]);
    act(() => cells[0].focus());
    await userEvent.keyboard('{End}');
    expect(cells[2]).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(cells[0]).toHaveFocus();
    await userEvent.keyboard('{End}{Enter}');
    expect(cells[2]).toHaveAttribute('aria-pressed', 'true');
  });

  it('shows the first metrics, and all on demand', async () => {
    const metrics = Array.from({ length: 30 }, (_, index) => ({ metric: `m${index}`, series: 30 - index }));
    renderPanel([single({ metric: 'm0' }), buildMetricsFrame(metrics)]);
    const rows = () => within(screen.getByRole('table', { name: /^Metrics of/ })).getAllByRole('row').length - 1;
    expect(rows()).toBe(10);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 30' }));
    expect(rows()).toBe(30);
  });
});

describe('LeakPanel, targets of which little is known', () => {
  it('a list without details says so, and still draws its series', () => {
    renderPanel([single({ looked_into: 'no', metric: null, label: null, coupled: null, memory_growth_bytes: null })]);
    expect(detail()).toHaveTextContent('Metrics and labels of this target were not asked for');
    expect(detail()).toHaveTextContent('How much the memory of its container grew is not known.');
    expect(screen.getByRole('img', { name: 'Series of the target over time' })).toBeVisible();
    expect(screen.queryByRole('group', { name: /^Series by metric/ })).not.toBeInTheDocument();
  });

  it('a refused target says why, in the list and opened', async () => {
    const refused = {
      job: 'big',
      instance: 'huge:1',
      kind: 'blow-up',
      looked_into: 'It has 2,000,000 series, more than 500,000.',
    };
    renderPanel([list(refused)]);
    expect(bodyRows()[3]).toHaveTextContent('Refused');
    await userEvent.click(screen.getByRole('button', { name: 'Series of huge:1' }));
    expect(detail()).toHaveTextContent('Not looked into: It has 2,000,000 series, more than 500,000.');
  });

  it('a rejected target says that its samples are thrown away', () => {
    renderPanel([single({ kind: 'rejected', sample_limit: 5000, metric: null, label: null })]);
    expect(detail()).toHaveTextContent(
      'This target: the server reads 8,610 samples a scrape and keeps none, because the limit is 5,000.'
    );
  });

  it('nothing but names is no crash and no zero', () => {
    renderPanel([buildTargetsFrame([{ job: 'a' }])]);
    expect(detail()).toHaveTextContent('This target has an unknown number of series');
    expect(detail()).not.toHaveTextContent(/\b0 (series|B)\b/);
  });
});

describe('LeakPanel, hostile names of series', () => {
  it.each([
    ['HTML', '<img src=x onerror="alert(1)">'],
    ['quotes', `a"b'c\`d\\e`],
    ['10 KB', 'x'.repeat(10_000)],
    ['right-to-left', '\u202Ex\u202D'],
    ['a line break', 'a\nb'],
  ])('%s stay text', async (_, name) => {
    const target = { ...LEAKING_TARGET, job: name, instance: name, pod: name, metric: name, label: name };
    const key = { job: name, instance: name };
    const { container } = renderPanel([
      buildTargetsFrame([target]),
      buildMetricsFrame([{ ...key, metric: name, series: 500, series_at_start: 5 }]),
      buildLabelsFrame([{ ...key, metric: name, label: name, explodes: 'true', values: 400, examples: name }]),
    ]);
    expect(container.querySelector('img, script')).toBeNull();
    expect(detail().textContent).toContain(escapeUnsafe(name.slice(0, 200)));
    expect(detail().textContent).not.toMatch(/[\u202a-\u202e]/);
    expect(detail().textContent!.length).toBeLessThan(8_000);
    expect(region('Series by metric')).toBeVisible();
  });

  it('keys that only differ in their separators stay apart', () => {
    renderPanel([
      buildTargetsFrame(
        [
          { job: 'a/b', instance: 'c', kind: 'steady' },
          { job: 'a', instance: 'b/c', kind: 'steady' },
        ],
        { totalTargets: 2 }
      ),
    ]);
    expect(bodyRows()).toHaveLength(2);
  });
});

describe('LeakPanel, from a container to its series', () => {
  const container = { ...LEAKING_ROW, verdict: 'cardinality-leak' };

  it('a cardinality leak links to the series of its pod, in the list and in the diagnosis', () => {
    const { unmount } = renderPanel([buildLeaksFrame([container, { ...LEAKING_ROW, pod: 'other' }])]);
    const links = screen.getAllByRole('link', { name: 'Which series' });
    expect(links).toHaveLength(1);
    expect(links[0]).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/d\/leakscope-cardinality\?var-namespace=[^&]+&var-pod=[^&]+&from=now-6h/)
    );
    unmount();
    renderPanel([buildLeaksFrame([container])]);
    expect(within(screen.getByRole('article')).getByRole('link', { name: 'Which series' })).toBeVisible();
  });

  it('no drill-down, no link', () => {
    renderPanel([buildLeaksFrame([container])], 1300, { drillDown: 'none' });
    expect(screen.queryByRole('link', { name: 'Which series' })).not.toBeInTheDocument();
  });
});

describe('LeakPanel, on a dashboard with variables for one target', () => {
  const variables = [{ name: 'job' }, { name: 'instance' }];

  beforeEach(() => setTemplateSrv({ getVariables: () => variables } as unknown as TemplateSrv));
  afterEach(() => setTemplateSrv(undefined as unknown as TemplateSrv));

  it('looks into a target alone, whatever its name is', async () => {
    const odd = { job: 'a&b="c"', instance: 'x/y', kind: 'churn', looked_into: 'no' };
    renderPanel([buildTargetsFrame([odd, LEAKING_TARGET], { totalTargets: 2, lookedInto: 1, toLookInto: 1 })]);
    await userEvent.click(screen.getByRole('button', { name: 'Series of x/y' }));
    await userEvent.click(screen.getByRole('button', { name: 'Look into it' }));
    const params = new URLSearchParams(locationService.getLocation().search);
    expect([params.get('var-job'), params.get('var-instance')]).toEqual(['a&b="c"', 'x/y']);
  });

  it('goes back to all', async () => {
    locationService.push('/d/mine?var-job=a&var-instance=b');
    renderPanel([single()]);
    await userEvent.click(screen.getByRole('button', { name: 'All targets' }));
    expect(new URLSearchParams(locationService.getLocation().search).get('var-job')).toBe('');
  });
});
