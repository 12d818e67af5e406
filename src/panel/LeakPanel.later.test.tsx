import { dateTime, EventBusSrv, LoadingState, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { LeakPanel } from './LeakPanel';
import type { LeakPanelOptions } from './options';
import { strings } from './strings';
import { buildNodesFrame } from './testing/buildNodesFrame';
import { MOMENT_MS } from './testing/buildFrames';

const [from, to] = [dateTime(MOMENT_MS - 3_600_000), dateTime(MOMENT_MS)];
const timeRange = { from, to, raw: { from, to } };

test('<LeakPanel />: a view whose code is on its way is loading, then drawn', async () => {
  const props = {
    id: 1,
    data: { series: [buildNodesFrame([{}])], state: LoadingState.Done, timeRange },
    options: {},
    width: 1200,
    height: 600,
    timeRange,
    timeZone: 'utc',
    fieldConfig: { defaults: {}, overrides: [] },
    eventBus: new EventBusSrv(),
    onChangeTimeRange: () => undefined,
  } as unknown as PanelProps<LeakPanelOptions>;
  render(<LeakPanel {...props} />);
  expect(screen.getByText(strings.loading)).toBeInTheDocument();
  expect(await screen.findAllByRole('table')).not.toHaveLength(0);
  expect(screen.queryByText(strings.loading)).toBeNull();
});
