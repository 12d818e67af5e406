import { useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { strings } from '../../strings';
import { toSparkPaths, type SparkHistory } from './toSparkPaths';

interface SparklineProps {
  history: SparkHistory | null;
  /** What a screen reader says: from the first known value to the last one. */
  toLabel: (first: number, last: number) => string;
  widthPx: number;
  heightPx: number;
}

/** An amount as an area, with the line of its floor: a leak lifts the floor, garbage does not. */
export function Sparkline({ history, toLabel, widthPx, heightPx }: SparklineProps) {
  const theme = useTheme2();
  const paths = useMemo(() => history && toSparkPaths(history, widthPx, heightPx), [history, widthPx, heightPx]);
  const known = history?.values.filter((value) => value !== null) ?? [];
  if (!paths || known.length === 0) {
    return <span title={strings.list.trendUnknown}>{strings.unknown}</span>;
  }
  const label = toLabel(known[0], known[known.length - 1]);
  const area = theme.visualization.getColorByName('blue');
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label} style={{ display: 'block', flexShrink: 0 }}>
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
