import { EventBusSrv, LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import type { LeakPanelOptions } from '../options';

interface Given extends Pick<PanelData, 'timeRange'>, Partial<Omit<PanelData, 'timeRange'>> {
  options?: Partial<LeakPanelOptions>;
  width?: number;
  height?: number;
}

/** What Grafana gives to a panel: an answer that is complete unless told, and options that are not set. */
export function buildPanelProps({ options = {}, width = 1300, height = 600, ...answer }: Given) {
  const { timeRange } = answer;
  const data = { series: [], state: LoadingState.Done, ...answer };
  const place = { id: 1, width, height, timeRange, timeZone: 'utc', fieldConfig: { defaults: {}, overrides: [] } };
  const props = { ...place, data, options, eventBus: new EventBusSrv(), onChangeTimeRange: () => undefined };
  return props as unknown as PanelProps<LeakPanelOptions>;
}
