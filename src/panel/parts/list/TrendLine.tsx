import React, { useMemo } from 'react';
import { formatBytes, type Trend } from '../../../engine';
import { strings } from '../../strings';
import { Sparkline } from './Sparkline';

interface TrendLineProps {
  trend: Trend | null;
  widthPx: number;
  heightPx: number;
}

/** Memory over the window. */
export function TrendLine({ trend, widthPx, heightPx }: TrendLineProps) {
  const history = useMemo(
    () => trend && { times: trend.timesSeconds, values: trend.wholeBytes, floors: trend.floorBytes },
    [trend]
  );
  return <Sparkline {...{ history, widthPx, heightPx }} toLabel={toLabel} />;
}

function toLabel(first: number, last: number): string {
  return strings.list.trendLabel(formatBytes(first), formatBytes(last));
}
