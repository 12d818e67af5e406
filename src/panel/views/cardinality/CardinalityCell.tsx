import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatCount } from '../../../engine';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import type { CardinalityColumnId } from './cardinalityColumns';
import { cardinalityStrings } from './cardinalityStrings';
import { CauseCell } from './CauseCell';
import { formatRate } from './formatRate';
import { KindCell } from './KindCell';
import { SeriesLine } from './SeriesLine';
import { SeriesScore } from './SeriesScore';
import { TargetName, type RowExpansion } from './TargetName';

interface CardinalityCellProps {
  column: CardinalityColumnId;
  row: CardinalityRow;
  expansion: RowExpansion;
}

const SPARK_WIDTH_PX = 104;
const SPARK_HEIGHT_PX = 28;

/** One cell of the list of targets. It holds no tab stop of its own: the keyboard moves by rows. */
export function CardinalityCell({ column, row, expansion }: CardinalityCellProps) {
  const styles = useStyles2(getStyles);
  switch (column) {
    case 'target':
      return <TargetName {...{ row, expansion }} />;
    case 'kind':
      return <KindCell row={row} />;
    case 'score':
      return <SeriesScore score={row.score} />;
    case 'series':
      return <span className={styles.number}>{formatCount(row.series)}</span>;
    case 'trend':
      return <SeriesLine trend={row.trend} widthPx={SPARK_WIDTH_PX} heightPx={SPARK_HEIGHT_PX} />;
    case 'growth':
      return <span className={styles.number}>{formatRate(row.seriesPerHour)}</span>;
    case 'cause':
      return <CauseCell row={row} />;
    case 'explained':
      return (
        <div className={styles.number}>
          <div>{formatBytes(row.explainedBytes)}</div>
          {row.memoryGrowthBytes !== null && (
            <div className={styles.detail}>
              {cardinalityStrings.ofGrowth(formatBytes(Math.max(0, row.memoryGrowthBytes)))}
            </div>
          )}
        </div>
      );
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  number: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  detail: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
