import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatGrowth } from '../../../engine';
import type { PartialInterval } from '../../../contract/toInterval';
import { strings } from '../../strings';
import { compareStrings } from './compareStrings';

interface IntervalBarProps {
  interval: PartialInterval | null;
  /** The scale of all bars of a table, bytes per hour; zero is always on it. */
  scale: { from: number; to: number };
}

const WIDTH_PX = 88;
const HEIGHT_PX = 12;

/** A slope in figures, and as a bar from end to end with zero marked: bars that do not meet differ. */
export function IntervalBar({ interval, scale }: IntervalBarProps) {
  const styles = useStyles2(getStyles);
  if (interval === null) {
    return <span className={styles.quiet}>{strings.unknown}</span>;
  }
  const { low, mid, high } = interval;
  const toX = (value: number) => 2 + ((value - scale.from) / (scale.to - scale.from || 1)) * (WIDTH_PX - 4);
  const label = compareStrings.interval(formatGrowth(low), formatGrowth(mid), formatGrowth(high));
  return (
    <span className={styles.root}>
      <svg width={WIDTH_PX} height={HEIGHT_PX} role="img" aria-label={label}>
        <title>{label}</title>
        <line x1={toX(0)} x2={toX(0)} y2={HEIGHT_PX} className={styles.zero} />
        {low !== null && high !== null && (
          <line x1={toX(low)} x2={toX(high)} y1={HEIGHT_PX / 2} y2={HEIGHT_PX / 2} className={styles.bar} />
        )}
        {mid !== null && <circle cx={toX(mid)} cy={HEIGHT_PX / 2} r={2.5} className={styles.dot} />}
      </svg>
      <span>{formatGrowth(mid)}</span>
    </span>
  );
}

/** One scale for all intervals of a view. */
export function toScale(intervals: Array<PartialInterval | null>): { from: number; to: number } {
  const ends = intervals.flatMap((one) => [one?.low, one?.mid, one?.high]).filter((end) => typeof end === 'number');
  return { from: Math.min(0, ...ends), to: Math.max(0, ...ends) };
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1), whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary }),
  zero: css({ stroke: theme.colors.border.strong }),
  bar: css({ stroke: theme.colors.text.secondary, strokeWidth: 3 }),
  dot: css({ fill: theme.colors.text.primary }),
});
