import { dateTime, type DataFrame } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { LeakPanel } from './LeakPanel';
import type { LeakPanelOptions } from './options';
import { buildCompareFrames } from './testing/buildCompareFrames';
import { buildEvidence, buildSteps, COMMAND, LEAKING_ROW } from './testing/buildDiagnosisRow';
import { buildLeaksFrame, buildLeaksRows, MOMENT_MS } from './testing/buildFrames';
import { buildPanelProps } from './testing/buildPanelProps';
import { loadViews } from './testing/loadViews';

beforeAll(loadViews);

// jsdom has no canvas: how lines are drawn is tested in LineChart. Here each says its name.
jest.mock('./parts/chart/UplotChart', () => ({
  UplotChart: ({ lines }: { lines: Array<{ name?: string }> }) =>
    lines.flatMap(({ name }) => (name === undefined ? [] : <title key={name}>{name}</title>)),
}));

const timeRange = {
  from: dateTime(MOMENT_MS - 42 * 3_600_000),
  to: dateTime(MOMENT_MS),
  raw: { from: 'now-42h', to: 'now' },
};

const renderPanel = (series: DataFrame[], width = 1300, options: Partial<LeakPanelOptions> = {}) =>
  render(<LeakPanel {...buildPanelProps({ series, timeRange, options, width })} />);

const steady = { ...buildLeaksRows(2)[1], verdict: 'steady', confidence: 0.6 };
const unknown = { container: 'c3', namespace: 'shop', pod: 'pod-3', verdict: 'unknown', unknown_reason: 'gaps' };
const notJudged = { container: 'c4', namespace: 'shop', pod: 'pod-4', score: 0 };
const list = () => buildLeaksFrame([LEAKING_ROW, steady, unknown, notJudged]);
const bodyRows = () => screen.getAllByRole('row').slice(1);
const card = () => screen.getByRole('article', { name: 'Diagnosis of c1' });

beforeEach(() => locationService.push('/d/mine'));

describe('LeakPanel, verdicts in the list', () => {
  it('says verdict, part, since and time to limit in words', () => {
    renderPanel([list()]);
    const [leak, fine, gaps, none] = bodyRows();
    expect(leak).toHaveTextContent('LeakHigh confidence');
    expect(leak).toHaveTextContent('Heap live · +12.0 MiB/h');
    expect(leak).toHaveTextContent('3 h agoSoon: 2 h to 5 h');
    expect(fine).toHaveTextContent('SteadyMedium confidence');
    expect(gaps).toHaveTextContent('UnknownGaps');
    expect(none).toHaveTextContent('Not judged');
    expect(within(none).queryByRole('button', { name: /Diagnosis/ })).not.toBeInTheDocument();
  });

  it('opens by Space and by its button, one at a time; Enter still drills down', async () => {
    renderPanel([list()]);
    act(() => bodyRows()[0].focus());
    await userEvent.keyboard(' ');
    expect(card()).toBeVisible();
    expect(screen.getByRole('button', { name: 'Diagnosis of c1' })).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Diagnosis of c2' }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(screen.getByRole('article')).toHaveTextContent(
      /^Nothing grows that cannot be taken back\.SteadyNothing that cannot be taken back moved by much\./
    );
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
    act(() => bodyRows()[0].focus());
    await userEvent.keyboard('{Enter}');
    expect(locationService.getLocation().pathname).toBe('/d/leakscope-container');
  });

  it('keeps name, verdict and score in a narrow table, and shows both in cards', () => {
    const { unmount } = renderPanel([list()], 490);
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Workload',
      'Verdict',
      'Leak score',
    ]);
    unmount();
    renderPanel([list()], 320);
    expect(bodyRows()[0]).toHaveTextContent('LeakLimit: 2 h to 5 h99 Leak very likely');
  });
});

describe('LeakPanel, the diagnosis of one container', () => {
  it('stands opened without a list: figures, evidence by side, steps, and its page', () => {
    renderPanel([buildLeaksFrame([LEAKING_ROW])]);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(card()).toHaveTextContent('Part of the runtimeHeap liveProcessworker 3Growth of the part+12.0 MiB/h');
    expect(card()).toHaveTextContent('Between 2026-11-20 08:00:00 and 2026-11-20 10:00:00');
    expect(within(card()).getByRole('region', { name: 'Speaks for it' })).toHaveTextContent('beyond chance');
    expect(within(card()).getByRole('region', { name: 'Speaks against it' })).toHaveTextContent('It restarted once.');
    expect(within(card()).getByRole('region', { name: 'Notes' })).toHaveTextContent('No deploy is near.');
    expect(within(card()).getByText(COMMAND)).toBeVisible();
    expect(within(card()).getByRole('link', { name: /About “Leak”/ })).toHaveAttribute(
      'href',
      'https://github.com/leakscope/leakscope/blob/main/docs/detectors/leak.md'
    );
  });

  it('copies a command and says so', async () => {
    const user = userEvent.setup();
    renderPanel([buildLeaksFrame([LEAKING_ROW])]);
    const buttons = within(card()).getAllByRole('button', { name: /^Copy(?! as Markdown)/ });
    expect(buttons).toHaveLength(1);
    await user.click(buttons[0]);
    expect(await navigator.clipboard.readText()).toBe(COMMAND);
    expect(screen.getByText('Command copied.')).toBeInTheDocument();
  });

  it('one row of many containers is no single container', () => {
    const frame = buildLeaksFrame([LEAKING_ROW]);
    frame.meta!.custom = { leakscope: { totalContainers: 40 } };
    renderPanel([frame]);
    expect(screen.getByRole('table')).toBeInTheDocument();
  });

  it('says why nothing is known', () => {
    renderPanel([buildLeaksFrame([unknown])]);
    expect(screen.getByRole('article')).toHaveTextContent('Gaps: Too many samples are missing.');
    expect(screen.getByRole('article')).toHaveTextContent('Time to limit—');
    expect(screen.getByRole('article')).not.toHaveTextContent(/confidence/i);
  });

  it('shows hostile texts as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const { container } = renderPanel([
      buildLeaksFrame([
        {
          ...LEAKING_ROW,
          process: evil,
          runtime_part: evil,
          evidence: buildEvidence([['for', evil]]),
          next_steps: buildSteps([[evil, `echo '${evil}'`]]),
        },
      ]),
    ]);
    expect(screen.getAllByText(evil).length).toBeGreaterThanOrEqual(3);
    expect(screen.getByText(`echo '${evil}'`)).toBeVisible();
    expect(container.querySelector('img, script')).toBeNull();
  });
});

describe('LeakPanel, compare', () => {
  const MIB = 2 ** 20;
  const frames = () =>
    buildCompareFrames(
      [
        { pod: 'orders-1', group: 'stable', state: 'grows', slope: 5 * MIB },
        { pod: '<b>canary</b>', group: 'canary', state: 'flat' },
        { pod: 'orders-3', group: 'canary', state: 'unknown', reason: 'too-short', slope: null },
      ],
      { sentences: ['1 of 2 replicas grows.', 'stable grows faster.'], workload: 'Deployment orders', totalMembers: 9 }
    );

  it('has its sentences, a line each, groups with their difference, and members with their reasons', () => {
    const { container } = renderPanel(frames());
    expect(screen.getByRole('heading', { name: '1 of 2 replicas grows.' })).toBeVisible();
    expect(screen.getByText(/Deployment orders · Memory by age.*Showing 3 of 9 members/)).toBeVisible();
    expect(screen.getByRole('img', { name: 'Floors of 3 members' }).querySelectorAll('title')).toHaveLength(3);
    const members = screen.getByRole('table', { name: /^Members/ });
    expect(within(members).getByRole('row', { name: /orders-1/ })).toHaveTextContent('Grows+5.0 MiB/h');
    expect(within(members).getByRole('row', { name: /orders-3/ })).toHaveTextContent('Unknowntoo few samples—');
    // The member's own slope, and the difference of the groups.
    expect(screen.getAllByRole('img', { name: '+5.0 MiB/h, from +4.0 MiB/h to +6.0 MiB/h' })).toHaveLength(2);
    expect(screen.getByRole('table', { name: /^Groups/ })).toHaveTextContent('stable against canary');
    expect(within(members).getByText('<b>canary</b>')).toBeVisible();
    expect(container.querySelector('b')).toBeNull();
  });

  it('hides the lines of a group by keyboard', async () => {
    renderPanel(frames());
    const toggle = screen.getByRole('button', { name: 'Show canary' });
    act(() => toggle.focus());
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByRole('img', { name: 'Floor of 1 member' })).toBeVisible();
  });

  it('without floors: a sentence, and the table stays', () => {
    renderPanel(frames().slice(0, 1));
    expect(screen.getByText(/Nothing to compare/)).toBeVisible();
    expect(screen.getByRole('table', { name: /^Members/ })).toBeVisible();
  });

  it('a replica leads to its dashboard', async () => {
    renderPanel(frames());
    await userEvent.click(screen.getByRole('link', { name: 'orders-1' }));
    expect(locationService.getLocation().search).toContain('var-pod=orders-1');
  });
});
