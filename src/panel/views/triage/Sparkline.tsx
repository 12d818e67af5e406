import React, { useMemo } from 'react';
import { useTheme2 } from '@grafana/ui';
import type { Trend } from '../../../engine/leak/finding';
import { formatBytes } from '../../format/formatBytes';
import { strings } from '../../strings';
import { toSparkPaths } from './toSparkPaths';

interface SparklineProps {
  trend: Trend | null;
  widthPx: number;
  heightPx: number;
}

/** Memory as an area with the line of its floor: a leak lifts the floor, garbage does not. */
export function Sparkline({ trend, widthPx, heightPx }: SparklineProps) {
  const theme = useTheme2();
  const paths = useMemo(() => trend && toSparkPaths(trend, widthPx, heightPx), [trend, widthPx, heightPx]);
  const known = trend?.wholeBytes.filter((bytes): bytes is number => bytes !== null) ?? [];
  if (!paths || known.length === 0) {
    return <span title={strings.triage.trendUnknown}>{strings.unknown}</span>;
  }
  const label = strings.triage.trendLabel(formatBytes(known[0]), formatBytes(known[known.length - 1]));
  const area = theme.visualization.getColorByName('blue');
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label} style={{ display: 'block' }}>
      <title>{label}</title>
      {paths.areas.map((path) => (
        <path key={path} d={path} fill={area} fillOpacity={0.22} />
      ))}
      {paths.edges.map((path) => (
        <path key={path} d={path} fill="none" stroke={area} strokeOpacity={0.7} strokeWidth={1} />
      ))}
      {paths.floors.map((path) => (
        <path key={path} d={path} fill="none" stroke={theme.colors.text.primary} strokeWidth={1.25} />
      ))}
    </svg>
  );
}
