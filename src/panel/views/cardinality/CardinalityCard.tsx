import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { getCardStyles } from '../../parts/list/getCardStyles';
import { formatCount } from '../../../engine';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { CauseCell } from './CauseCell';
import { formatRate } from './formatRate';
import { KindCell } from './KindCell';
import { SeriesLine } from './SeriesLine';
import { TargetName, type RowExpansion } from './TargetName';

interface CardinalityCardProps {
  row: CardinalityRow;
  expansion: RowExpansion;
  widthPx: number;
}

/** Below this width the sparkline goes, so that the name keeps its place. */
const SPARK_FROM_PX = 260;
const SPARK_WIDTH_PX = 72;
const SPARK_HEIGHT_PX = 30;

/** A target in a narrow panel: name and shape; under them what its series do, and the metric. */
export function CardinalityCard({ row, expansion, widthPx }: CardinalityCardProps) {
  const styles = useStyles2(getCardStyles);
  return (
    <div>
      <div className={styles.line}>
        <div className={styles.name}>
          <TargetName {...{ row, expansion }} />
        </div>
        {widthPx >= SPARK_FROM_PX && (
          <SeriesLine trend={row.trend} widthPx={SPARK_WIDTH_PX} heightPx={SPARK_HEIGHT_PX} />
        )}
      </div>
      <div className={styles.figures}>
        <KindCell row={row} compact />
        <span>{cardinalityStrings.figures(formatCount(row.series), formatRate(row.seriesPerHour))}</span>
      </div>
      {row.metric !== null && <CauseCell row={row} />}
    </div>
  );
}
