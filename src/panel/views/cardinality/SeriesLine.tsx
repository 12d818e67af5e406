import React, { useMemo } from 'react';
import { formatCount } from '../../../engine';
import type { SeriesTrend } from '../../read/cardinality/cardinalityModel';
import { Sparkline } from '../../parts/list/Sparkline';
import { cardinalityStrings } from './cardinalityStrings';

interface SeriesLineProps {
  trend: SeriesTrend | null;
  widthPx: number;
  heightPx: number;
}

/** Series over the window. */
export function SeriesLine({ trend, widthPx, heightPx }: SeriesLineProps) {
  const history = useMemo(() => trend && { times: trend.timesSeconds, values: trend.series, floors: null }, [trend]);
  return <Sparkline {...{ history, widthPx, heightPx }} toLabel={toLabel} />;
}

function toLabel(first: number, last: number): string {
  return cardinalityStrings.trendLabel(formatCount(first), formatCount(last));
}
