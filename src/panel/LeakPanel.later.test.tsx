import { dateTime } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { LeakPanel } from './LeakPanel';
import { strings } from './strings';
import { buildNodesFrame } from './testing/buildNodesFrame';
import { MOMENT_MS } from './testing/buildFrames';
import { buildPanelProps } from './testing/buildPanelProps';

const [from, to] = [dateTime(MOMENT_MS - 3_600_000), dateTime(MOMENT_MS)];
const timeRange = { from, to, raw: { from, to } };

test('<LeakPanel />: a view whose code is on its way is loading, then drawn', async () => {
  const series = [buildNodesFrame([{}])];
  render(<LeakPanel {...buildPanelProps({ series, timeRange, width: 1200 })} />);
  expect(screen.getByText(strings.loading)).toBeInTheDocument();
  expect(await screen.findAllByRole('table')).not.toHaveLength(0);
  expect(screen.queryByText(strings.loading)).toBeNull();
});
