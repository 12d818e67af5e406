import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2 } from '@grafana/ui';
import { findPart } from '../../../engine/memory/parts';
import { formatAge } from '../../format/formatAge';
import { formatGrowth } from '../../format/formatGrowth';
import type { ColumnId } from '../../options';
import type { TriageRow } from '../../read/triageModel';
import { strings } from '../../strings';
import { ContainerCell } from './ContainerCell';
import { ScoreCell } from './ScoreCell';
import { Sparkline } from './Sparkline';
import { UsageCell } from './UsageCell';
import type { DrillDownActions } from './useDrillDown';

const SPARK_WIDTH_PX = 104;
const SPARK_HEIGHT_PX = 28;

interface TriageCellProps {
  column: ColumnId;
  row: TriageRow;
  drillDown: DrillDownActions;
  nowSeconds: number;
}

/** One cell. It holds no tab stop of its own: the keyboard moves by rows. */
export function TriageCell({ column, row, drillDown, nowSeconds }: TriageCellProps) {
  const styles = useStyles2(getStyles);
  switch (column) {
    case 'rank':
      return <span className={styles.quiet}>{row.rank}</span>;
    case 'container':
      return <ContainerCell row={row} drillDown={drillDown} />;
    case 'score':
      return <ScoreCell row={row} />;
    case 'trend':
      return <Sparkline trend={row.trend} widthPx={SPARK_WIDTH_PX} heightPx={SPARK_HEIGHT_PX} />;
    case 'part':
      return <PartCell row={row} />;
    case 'growth':
      return <span className={styles.number}>{formatGrowth(row.slopeBytesPerHour)}</span>;
    case 'usage':
      return <UsageCell row={row} />;
    case 'restarts':
      return <span className={row.restarts ? styles.number : styles.quiet}>{row.restarts ?? strings.unknown}</span>;
    case 'age':
      return (
        <span className={styles.number}>
          {formatAge(row.startTimeSeconds === null ? null : nowSeconds - row.startTimeSeconds)}
        </span>
      );
    case 'level':
      return row.level === null ? (
        <span className={styles.quiet}>{strings.unknown}</span>
      ) : (
        <span title={strings.levels[row.level]}>
          <Badge text={row.level} color={row.level === 'L3' ? 'blue' : 'orange'} />
        </span>
      );
  }
}

function PartCell({ row }: { row: TriageRow }) {
  const styles = useStyles2(getStyles);
  const part = row.part === null ? undefined : findPart(row.part);
  if (!part) {
    return <span className={styles.quiet}>{strings.unknown}</span>;
  }
  return (
    <div className={styles.part} title={`${part.title}: ${part.description}`}>
      <div className={styles.partTitle}>{part.title}</div>
      <div className={styles.detail}>{formatGrowth(row.partSlopeBytesPerHour)}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  number: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  part: css({ minWidth: 0 }),
  partTitle: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  detail: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
});
